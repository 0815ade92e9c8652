/// The SQL of migration 1.
///
/// Times are `StoredTime` texts. Lists of reason codes are single texts with one space between. `application` is what
/// moves and is kept narrow, because every change of state and every report touches it; `submission`, `inspection`,
/// `portrait`, `decision`, `notice` and `journal` are written once. `portrait` is apart and narrow because every night
/// reads all of it; its `person` is the key of that person's first application.
enum CasebookSchema1 {
  static let tables = """
    CREATE TABLE application (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      id_number TEXT NOT NULL,
      status TEXT NOT NULL CHECK (
        status IN ('received', 'inspected', 'referred', 'approved', 'rejected', 'superseded', 'cancelled')),
      submitted_at TEXT NOT NULL CHECK (length(submitted_at) = 24),
      received_at TEXT NOT NULL CHECK (length(received_at) = 24),
      attempt INTEGER NOT NULL DEFAULT 0 CHECK (attempt >= 0),
      holder TEXT,
      lease_until TEXT CHECK (length(lease_until) = 24),
      inspected_at TEXT CHECK (length(inspected_at) = 24),
      verdict TEXT CHECK (verdict IN ('approve', 'reject', 'refer')),
      reasons TEXT,
      next_decision INTEGER NOT NULL DEFAULT 1 CHECK (next_decision >= 1),
      superseded_by TEXT REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED CHECK (superseded_by <> id),
      CHECK ((holder IS NULL) = (lease_until IS NULL)),
      CHECK (holder IS NULL OR status = 'received'),
      CHECK ((inspected_at IS NULL) = (verdict IS NULL) AND (inspected_at IS NULL) = (reasons IS NULL)),
      CHECK (status <> 'referred' OR verdict IS 'refer'),
      CHECK ((status = 'superseded') = (superseded_by IS NOT NULL)),
      CHECK (status NOT IN ('approved', 'rejected', 'cancelled') OR next_decision > 1)
    ) STRICT;
    CREATE INDEX application_by_status ON application (status, submitted_at, id);
    CREATE INDEX application_by_person ON application (id_number, submitted_at, id);
    CREATE INDEX application_by_submission ON application (submitted_at, id);
    CREATE UNIQUE INDEX one_undecided_a_person ON application (id_number)
      WHERE status IN ('received', 'inspected', 'referred');
    CREATE UNIQUE INDEX one_card_a_person ON application (id_number) WHERE status = 'approved';

    CREATE TABLE submission (
      application INTEGER PRIMARY KEY REFERENCES application (key),
      channel TEXT NOT NULL,
      consent_at TEXT NOT NULL CHECK (length(consent_at) = 24),
      name TEXT NOT NULL,
      birth_date TEXT NOT NULL,
      phone TEXT NOT NULL,
      email TEXT NOT NULL,
      document_kind TEXT NOT NULL,
      document_issue_date TEXT,
      document_file TEXT NOT NULL,
      portrait_file TEXT NOT NULL,
      form BLOB NOT NULL,
      content_sha256 TEXT NOT NULL,
      identity_sha256 TEXT NOT NULL,
      portrait_sha256 TEXT NOT NULL
    ) STRICT;

    CREATE TABLE inspection (
      application INTEGER PRIMARY KEY REFERENCES application (key),
      evidence TEXT NOT NULL,
      judgement TEXT NOT NULL
    ) STRICT;

    CREATE TABLE portrait (
      application INTEGER PRIMARY KEY REFERENCES application (key),
      person INTEGER NOT NULL REFERENCES application (key),
      hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT;

    CREATE TABLE decision (
      application INTEGER NOT NULL REFERENCES application (key),
      number INTEGER NOT NULL CHECK (number >= 1),
      decision TEXT NOT NULL CHECK (decision IN ('approve', 'reject')),
      reasons TEXT NOT NULL,
      note TEXT,
      decided_by TEXT NOT NULL,
      decided_at TEXT NOT NULL CHECK (length(decided_at) = 24),
      PRIMARY KEY (application, number),
      CHECK ((decision = 'approve') = (reasons = ''))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE cancellation (
      application INTEGER PRIMARY KEY REFERENCES application (key),
      note TEXT,
      cancelled_by TEXT NOT NULL,
      cancelled_at TEXT NOT NULL CHECK (length(cancelled_at) = 24)
    ) STRICT;

    CREATE TABLE notice (
      id INTEGER PRIMARY KEY,
      application INTEGER NOT NULL REFERENCES application (key),
      decision_number INTEGER NOT NULL CHECK (decision_number >= 0),
      kind TEXT NOT NULL CHECK (kind IN ('received', 'approved', 'rejected')),
      recipient TEXT NOT NULL,
      message_id TEXT NOT NULL UNIQUE,
      created_at TEXT NOT NULL CHECK (length(created_at) = 24),
      bytes BLOB NOT NULL,
      UNIQUE (application, decision_number, kind),
      CHECK ((kind = 'received') = (decision_number = 0))
    ) STRICT;

    CREATE TABLE delivery (
      notice INTEGER PRIMARY KEY REFERENCES notice (id),
      status TEXT NOT NULL CHECK (status IN ('pending', 'sent', 'failed', 'unknown')),
      attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
      due_at TEXT CHECK (length(due_at) = 24),
      last_attempt_at TEXT CHECK (length(last_attempt_at) = 24),
      last_detail TEXT,
      CHECK ((status = 'pending') = (due_at IS NOT NULL)),
      CHECK ((attempts = 0) = (last_attempt_at IS NULL) AND (attempts = 0) = (last_detail IS NULL)),
      CHECK (status = 'pending' OR attempts > 0)
    ) STRICT;
    CREATE INDEX delivery_due ON delivery (due_at, notice) WHERE status = 'pending';

    CREATE TABLE journal (
      sequence INTEGER PRIMARY KEY CHECK (sequence >= 1),
      at TEXT NOT NULL CHECK (length(at) = 24),
      actor TEXT NOT NULL,
      event TEXT NOT NULL,
      application TEXT REFERENCES application (id),
      detail TEXT NOT NULL,
      hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT;
    CREATE INDEX journal_by_application ON journal (application);

    CREATE TABLE journal_salt (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      salt BLOB NOT NULL CHECK (length(salt) = 32)
    ) STRICT;

    CREATE TABLE status_count (
      status TEXT PRIMARY KEY,
      number INTEGER NOT NULL CHECK (number >= 0)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO status_count (status, number) VALUES
      ('received', 0), ('inspected', 0), ('referred', 0), ('approved', 0), ('rejected', 0), ('superseded', 0),
      ('cancelled', 0);
    CREATE TRIGGER application_counted AFTER INSERT ON application BEGIN
      UPDATE status_count SET number = number + 1 WHERE status = NEW.status;
    END;
    CREATE TRIGGER application_recounted AFTER UPDATE OF status ON application WHEN NEW.status <> OLD.status BEGIN
      UPDATE status_count SET number = number - 1 WHERE status = OLD.status;
      UPDATE status_count SET number = number + 1 WHERE status = NEW.status;
    END;
    """

  /// Triggers that keep what is written once as it is. `INSERT OR REPLACE` deletes the row it replaces without asking
  /// the triggers on DELETE, hence those on INSERT.
  static let guards =
    writtenOnce.map { table, replaces in
      """
      CREATE TRIGGER \(table)_refuses_update BEFORE UPDATE ON \(table) BEGIN
        SELECT RAISE(ABORT, '\(table) is written once');
      END;
      CREATE TRIGGER \(table)_refuses_delete BEFORE DELETE ON \(table) BEGIN
        SELECT RAISE(ABORT, '\(table) is written once');
      END;
      CREATE TRIGGER \(table)_refuses_replace BEFORE INSERT ON \(table) WHEN \(replaces) BEGIN
        SELECT RAISE(ABORT, '\(table) is written once');
      END;

      """
    }.joined() + """
      CREATE TRIGGER application_refuses_delete BEFORE DELETE ON application BEGIN
        SELECT RAISE(ABORT, 'applications are never deleted');
      END;
      CREATE TRIGGER application_refuses_new_identity
      BEFORE UPDATE OF key, id, id_number, submitted_at, received_at ON application BEGIN
        SELECT RAISE(ABORT, 'an application''s identity is written once');
      END;
      """

  /// Tables, and when a new row of theirs would take the place of another. The journal grows at its end only.
  private static let writtenOnce = [
    ("submission", "EXISTS (SELECT 1 FROM submission WHERE application = NEW.application)"),
    ("inspection", "EXISTS (SELECT 1 FROM inspection WHERE application = NEW.application)"),
    ("portrait", "EXISTS (SELECT 1 FROM portrait WHERE application = NEW.application)"),
    ("decision", "EXISTS (SELECT 1 FROM decision WHERE application = NEW.application AND number = NEW.number)"),
    ("cancellation", "EXISTS (SELECT 1 FROM cancellation WHERE application = NEW.application)"),
    (
      "notice",
      """
      EXISTS (SELECT 1 FROM notice WHERE id = NEW.id OR message_id = NEW.message_id
        OR (application = NEW.application AND decision_number = NEW.decision_number AND kind = NEW.kind))
      """
    ),
    ("journal", "NEW.sequence <> coalesce((SELECT max(sequence) FROM journal), 0) + 1"),
    ("journal_salt", "EXISTS (SELECT 1 FROM journal_salt)"),
  ]
}
