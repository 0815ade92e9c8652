/// The SQL of migration 2: applications being filled in, and those that were sent.
enum CounterSchema2 {
  static let changes = """
    CREATE TABLE draft (
      account INTEGER PRIMARY KEY REFERENCES account (key) ON DELETE CASCADE,
      consent_at TEXT NOT NULL CHECK (length(consent_at) = 24),
      document_kind TEXT,
      issue_date TEXT,
      document_file TEXT,
      document_format TEXT,
      document_advised INTEGER NOT NULL DEFAULT 0,
      portrait_file TEXT,
      portrait_format TEXT,
      portrait_advised INTEGER NOT NULL DEFAULT 0,
      advised INTEGER NOT NULL DEFAULT 0,
      replaced INTEGER NOT NULL DEFAULT 0,
      begun_at TEXT NOT NULL CHECK (length(begun_at) = 24)
    ) STRICT;

    CREATE TABLE sent (
      id TEXT PRIMARY KEY,
      -- Whose it is, as a salted hash: it outlives the account.
      person TEXT NOT NULL CHECK (length(person) = 64),
      sent_at TEXT NOT NULL CHECK (length(sent_at) = 24),
      -- What the bundle is made of, until it stands in the inbox; then null.
      form BLOB,
      document_file TEXT,
      document_name TEXT,
      portrait_file TEXT,
      portrait_name TEXT,
      advised INTEGER NOT NULL,
      replaced INTEGER NOT NULL,
      sent_against_advice INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX sent_by_person ON sent (person, sent_at);
    CREATE INDEX sent_waiting ON sent (sent_at) WHERE form IS NOT NULL;
    """
}
