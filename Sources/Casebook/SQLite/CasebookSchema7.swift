/// The SQL of migration 7: mail is noted as being handed over, reviewers' decisions can be undone, and addresses that refuse mail
/// are remembered.
enum CasebookSchema7 {
  static let changes = """
    ALTER TABLE delivery ADD COLUMN sending_since TEXT CHECK (length(sending_since) = 24);
    ALTER TABLE delivery ADD COLUMN first_attempt_at TEXT CHECK (length(first_attempt_at) = 24);
    UPDATE delivery SET first_attempt_at = last_attempt_at;
    CREATE INDEX delivery_sending ON delivery (notice) WHERE sending_since IS NOT NULL;

    CREATE TABLE undone_decision (
      application INTEGER NOT NULL,
      number INTEGER NOT NULL,
      undone_by TEXT NOT NULL,
      undone_at TEXT NOT NULL CHECK (length(undone_at) = 24),
      PRIMARY KEY (application, number),
      FOREIGN KEY (application, number) REFERENCES decision (application, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER undone_decision_refuses_update BEFORE UPDATE ON undone_decision BEGIN
      SELECT RAISE(ABORT, 'undone_decision is written once');
    END;
    CREATE TRIGGER undone_decision_refuses_delete BEFORE DELETE ON undone_decision BEGIN
      SELECT RAISE(ABORT, 'undone_decision is written once');
    END;
    CREATE TRIGGER undone_decision_refuses_replace BEFORE INSERT ON undone_decision
    WHEN EXISTS (SELECT 1 FROM undone_decision WHERE application = NEW.application AND number = NEW.number) BEGIN
      SELECT RAISE(ABORT, 'undone_decision is written once');
    END;

    CREATE TABLE address_mark (
      address TEXT PRIMARY KEY,
      status TEXT NOT NULL,
      marked_at TEXT NOT NULL CHECK (length(marked_at) = 24)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX notice_by_time ON notice (created_at, application);
    """
}
