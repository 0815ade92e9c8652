/// The SQL of migration 9: what has been forgotten of whom, and who looked at what.
enum CasebookSchema9 {
  static let changes = """
    CREATE TABLE forgotten (
      application INTEGER PRIMARY KEY REFERENCES application (key),
      identity_at TEXT CHECK (length(identity_at) = 24),
      portrait_at TEXT CHECK (length(portrait_at) = 24),
      person_at TEXT CHECK (length(person_at) = 24)
    ) STRICT;
    CREATE TRIGGER forgotten_refuses_delete BEFORE DELETE ON forgotten BEGIN
      SELECT RAISE(ABORT, 'what is forgotten stays so');
    END;
    CREATE INDEX journal_of_access ON journal (sequence) WHERE event IN ('seen', 'exported');
    """
}
