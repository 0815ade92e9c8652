/// The SQL of migration 1: accounts, links, sessions, devices, counts of tries, mail, the audit trail.
enum CounterSchema1 {
  static let tables = """
    CREATE TABLE secret (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      salt BLOB NOT NULL CHECK (length(salt) = 32),
      form_key BLOB NOT NULL CHECK (length(form_key) = 32)
    ) STRICT;

    CREATE TABLE account (
      key INTEGER PRIMARY KEY AUTOINCREMENT,
      id_number TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      birth_date TEXT NOT NULL CHECK (length(birth_date) = 10),
      phone TEXT NOT NULL,
      mail TEXT NOT NULL,
      spare_mail TEXT,
      password TEXT NOT NULL,
      registered_at TEXT NOT NULL CHECK (length(registered_at) = 24),
      -- Until when the registration waits for its confirmation; null = confirmed.
      lapses_at TEXT CHECK (length(lapses_at) = 24)
    ) STRICT;
    CREATE INDEX account_lapsing ON account (lapses_at) WHERE lapses_at IS NOT NULL;

    CREATE TABLE link (
      token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
      account INTEGER NOT NULL REFERENCES account (key) ON DELETE CASCADE,
      purpose TEXT NOT NULL CHECK (purpose IN ('confirmation', 'password')),
      until TEXT NOT NULL CHECK (length(until) = 24)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX link_by_account ON link (account);

    CREATE TABLE device (
      key INTEGER PRIMARY KEY AUTOINCREMENT,
      account INTEGER NOT NULL REFERENCES account (key) ON DELETE CASCADE,
      token_hash BLOB NOT NULL CHECK (length(token_hash) = 32),
      label TEXT NOT NULL,
      method TEXT NOT NULL CHECK (method IN ('mobile', 'device_code')),
      certified_at TEXT NOT NULL CHECK (length(certified_at) = 24),
      UNIQUE (account, token_hash)
    ) STRICT;

    CREATE TABLE device_code (
      account INTEGER PRIMARY KEY REFERENCES account (key) ON DELETE CASCADE,
      code_hash BLOB NOT NULL CHECK (length(code_hash) = 32),
      until TEXT NOT NULL CHECK (length(until) = 24),
      tries_left INTEGER NOT NULL CHECK (tries_left > 0)
    ) STRICT;

    CREATE TABLE session (
      token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
      account INTEGER NOT NULL REFERENCES account (key) ON DELETE CASCADE,
      device INTEGER REFERENCES device (key) ON DELETE SET NULL,
      until TEXT NOT NULL CHECK (length(until) = 24)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX session_by_account ON session (account);
    CREATE INDEX session_by_device ON session (device);

    CREATE TABLE attempt (
      key_hash BLOB PRIMARY KEY CHECK (length(key_hash) = 32),
      number INTEGER NOT NULL CHECK (number > 0),
      since TEXT NOT NULL CHECK (length(since) = 24),
      paused_until TEXT CHECK (length(paused_until) = 24),
      forgotten_at TEXT NOT NULL CHECK (length(forgotten_at) = 24)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX attempt_by_end ON attempt (forgotten_at);

    CREATE TABLE mail (
      key INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL UNIQUE,
      recipient TEXT NOT NULL,
      bytes BLOB NOT NULL
    ) STRICT;

    CREATE TABLE audit (
      sequence INTEGER PRIMARY KEY CHECK (sequence >= 1),
      at TEXT NOT NULL CHECK (length(at) = 24),
      event TEXT NOT NULL,
      person TEXT CHECK (length(person) = 64),
      detail TEXT NOT NULL,
      hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT;
    CREATE TRIGGER audit_refuses_update BEFORE UPDATE ON audit BEGIN
      SELECT RAISE(ABORT, 'audit is written once');
    END;
    CREATE TRIGGER audit_refuses_delete BEFORE DELETE ON audit BEGIN
      SELECT RAISE(ABORT, 'audit is written once');
    END;
    CREATE TRIGGER audit_refuses_replace BEFORE INSERT ON audit
    WHEN NEW.sequence <> coalesce((SELECT max(sequence) FROM audit), 0) + 1 BEGIN
      SELECT RAISE(ABORT, 'audit is written once');
    END;
    """
}
