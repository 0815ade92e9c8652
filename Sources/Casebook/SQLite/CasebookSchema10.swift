/// The SQL of migration 10: on whose desk an application lies that waits for a reviewer. Whatever ends the waiting ends that too.
enum CasebookSchema10 {
  static let changes = """
    CREATE TABLE review_lease (
      application INTEGER PRIMARY KEY REFERENCES application (key),
      reviewer TEXT NOT NULL,
      session TEXT NOT NULL,
      until TEXT NOT NULL CHECK (length(until) = 24)
    ) STRICT;
    CREATE TRIGGER review_lease_of_referred BEFORE INSERT ON review_lease
    WHEN NOT EXISTS (SELECT 1 FROM application WHERE key = NEW.application AND status = 'referred') BEGIN
      SELECT RAISE(ABORT, 'only what waits for a reviewer lies on a desk');
    END;
    CREATE TRIGGER review_ends AFTER UPDATE OF status ON application WHEN OLD.status = 'referred' BEGIN
      DELETE FROM review_lease WHERE application = OLD.key;
    END;
    """
}
