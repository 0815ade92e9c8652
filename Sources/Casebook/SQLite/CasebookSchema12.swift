/// The SQL of migration 12: approvals that are read again, and how long people looked before they decided.
enum CasebookSchema12 {
  static let changes = """
    ALTER TABLE decision ADD COLUMN seconds INTEGER CHECK (seconds >= 0);

    CREATE TABLE second_read (
      application INTEGER NOT NULL,
      number INTEGER NOT NULL,
      chosen_at TEXT NOT NULL CHECK (length(chosen_at) = 24),
      decision TEXT CHECK (decision IN ('approve', 'reject')),
      reasons TEXT,
      note TEXT,
      seconds INTEGER CHECK (seconds >= 0),
      read_by TEXT,
      read_at TEXT CHECK (length(read_at) = 24),
      upheld_note TEXT,
      upheld_by TEXT,
      upheld_at TEXT CHECK (length(upheld_at) = 24),
      PRIMARY KEY (application, number),
      FOREIGN KEY (application, number) REFERENCES decision (application, number),
      CHECK ((decision IS NULL) = (read_by IS NULL) AND (decision IS NULL) = (read_at IS NULL)),
      CHECK ((decision IS NULL) = (reasons IS NULL)),
      CHECK ((upheld_by IS NULL) = (upheld_at IS NULL)),
      CHECK (upheld_at IS NULL OR decision = 'reject')
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX second_read_unsettled ON second_read (application, number)
      WHERE decision IS NULL OR (decision = 'reject' AND upheld_at IS NULL);
    CREATE TRIGGER second_read_refuses_delete BEFORE DELETE ON second_read BEGIN
      SELECT RAISE(ABORT, 'second reads are never deleted');
    END;

    DROP TRIGGER review_lease_of_referred;
    CREATE TRIGGER review_lease_of_waiting BEFORE INSERT ON review_lease
    WHEN NOT EXISTS (SELECT 1 FROM application WHERE key = NEW.application AND status = 'referred')
      AND NOT EXISTS (SELECT 1 FROM second_read WHERE application = NEW.application AND decision IS NULL) BEGIN
      SELECT RAISE(ABORT, 'only what waits for a reviewer lies on a desk');
    END;
    CREATE TRIGGER second_read_ends AFTER UPDATE OF decision ON second_read BEGIN
      DELETE FROM review_lease WHERE application = NEW.application;
    END;
    """
}
