/// The SQL of migration 3: staff, and applications that they fill in for others.
enum CounterSchema3 {
  static let changes = """
    CREATE TABLE staff (
      key INTEGER PRIMARY KEY AUTOINCREMENT,
      login TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      -- Of the member's own number, as a salted hash like that of sent.
      person TEXT NOT NULL CHECK (length(person) = 64),
      password TEXT NOT NULL,
      must_change INTEGER NOT NULL,
      added_at TEXT NOT NULL CHECK (length(added_at) = 24),
      closed_at TEXT CHECK (length(closed_at) = 24)
    ) STRICT;

    CREATE TABLE staff_session (
      token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
      staff INTEGER NOT NULL REFERENCES staff (key),
      until TEXT NOT NULL CHECK (length(until) = 24)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX staff_session_by_staff ON staff_session (staff);

    ALTER TABLE draft RENAME TO old_draft;
    CREATE TABLE draft (
      account INTEGER UNIQUE REFERENCES account (key) ON DELETE CASCADE,
      staff INTEGER UNIQUE REFERENCES staff (key),
      -- Whom it is for, where staff fill it in; else the account says so.
      id_number TEXT,
      name TEXT,
      birth_date TEXT CHECK (length(birth_date) = 10),
      phone TEXT,
      mail TEXT,
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
      begun_at TEXT NOT NULL CHECK (length(begun_at) = 24),
      CHECK ((account IS NULL) <> (staff IS NULL)),
      CHECK ((staff IS NULL) = (id_number IS NULL))
    ) STRICT;
    INSERT INTO draft (account, consent_at, document_kind, issue_date, document_file, document_format, document_advised,
        portrait_file, portrait_format, portrait_advised, advised, replaced, begun_at)
      SELECT account, consent_at, document_kind, issue_date, document_file, document_format, document_advised,
        portrait_file, portrait_format, portrait_advised, advised, replaced, begun_at FROM old_draft;
    DROP TABLE old_draft;

    ALTER TABLE sent ADD COLUMN staff INTEGER REFERENCES staff (key);
    CREATE INDEX sent_by_staff ON sent (staff, sent_at) WHERE staff IS NOT NULL;
    """
}
