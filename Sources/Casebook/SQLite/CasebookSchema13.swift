/// The SQL of migration 13: who of the counter's staff registered an application. A table of its own, since few have somebody, and the
/// journal has a hash over all columns of a submission.
enum CasebookSchema13 {
  static let changes = """
    CREATE TABLE counter_registration (
      application INTEGER PRIMARY KEY REFERENCES application (key),
      registered_by TEXT NOT NULL CHECK (registered_by <> '')
    ) STRICT;
    CREATE TRIGGER counter_registration_refuses_update BEFORE UPDATE ON counter_registration BEGIN
      SELECT RAISE(ABORT, 'counter_registration is written once');
    END;
    CREATE TRIGGER counter_registration_refuses_delete BEFORE DELETE ON counter_registration BEGIN
      SELECT RAISE(ABORT, 'counter_registration is written once');
    END;
    CREATE TRIGGER counter_registration_refuses_replace BEFORE INSERT ON counter_registration
    WHEN EXISTS (SELECT 1 FROM counter_registration WHERE application = NEW.application) BEGIN
      SELECT RAISE(ABORT, 'counter_registration is written once');
    END;
    """
}
