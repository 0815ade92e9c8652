/// The SQL of migration 3: nights are remembered, and mails counted as applications are.
enum CasebookSchema3 {
  static let changes = """
    CREATE TABLE night (
      number INTEGER PRIMARY KEY,
      holder TEXT NOT NULL,
      started_at TEXT NOT NULL CHECK (length(started_at) = 24),
      ended_at TEXT CHECK (length(ended_at) = 24),
      outcome TEXT CHECK (outcome IN ('whole', 'stopped', 'failed')),
      figures TEXT,
      CHECK ((ended_at IS NULL) = (outcome IS NULL) AND (ended_at IS NULL) = (figures IS NULL))
    ) STRICT;
    CREATE INDEX night_by_end ON night (ended_at) WHERE ended_at IS NOT NULL;
    CREATE TRIGGER night_ends_once BEFORE UPDATE ON night WHEN OLD.ended_at IS NOT NULL BEGIN
      SELECT RAISE(ABORT, 'a night ends once');
    END;
    CREATE TRIGGER night_refuses_delete BEFORE DELETE ON night BEGIN
      SELECT RAISE(ABORT, 'nights are never deleted');
    END;

    CREATE TABLE delivery_count (
      status TEXT PRIMARY KEY,
      number INTEGER NOT NULL CHECK (number >= 0)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO delivery_count (status, number)
      SELECT column1, (SELECT count(*) FROM delivery WHERE status = column1)
      FROM (VALUES ('pending'), ('sent'), ('failed'), ('unknown'));
    CREATE TRIGGER delivery_counted AFTER INSERT ON delivery BEGIN
      UPDATE delivery_count SET number = number + 1 WHERE status = NEW.status;
    END;
    CREATE TRIGGER delivery_recounted AFTER UPDATE OF status ON delivery WHEN NEW.status <> OLD.status BEGIN
      UPDATE delivery_count SET number = number - 1 WHERE status = OLD.status;
      UPDATE delivery_count SET number = number + 1 WHERE status = NEW.status;
    END;
    """
}
