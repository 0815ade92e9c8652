/// Migration 6: forms are returned to their senders.
///
/// A returned form is a row of `application`, so that decisions, mails and the journal speak of it as of any other, but without an
/// identity number, which may be none, and with `returned_form` in place of `submission`, which holds valid forms only.
enum CasebookSchema6 {
  static let changes = """
    CREATE TABLE returned_form (
      application INTEGER PRIMARY KEY REFERENCES application (key),
      name TEXT NOT NULL,
      email TEXT NOT NULL,
      faults TEXT NOT NULL,
      form BLOB NOT NULL,
      content_sha256 TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER returned_form_refuses_update BEFORE UPDATE ON returned_form BEGIN
      SELECT RAISE(ABORT, 'returned_form is written once');
    END;
    CREATE TRIGGER returned_form_refuses_delete BEFORE DELETE ON returned_form BEGIN
      SELECT RAISE(ABORT, 'returned_form is written once');
    END;
    CREATE TRIGGER returned_form_refuses_replace BEFORE INSERT ON returned_form
    WHEN EXISTS (SELECT 1 FROM returned_form WHERE application = NEW.application) BEGIN
      SELECT RAISE(ABORT, 'returned_form is written once');
    END;
    INSERT INTO status_count (status, number) VALUES ('returned', 0);
    """

  /// All of them hold for every row that is there.
  static let amendments = [
    SchemaAmendment(
      table: "application", old: "id_number TEXT NOT NULL",
      new: "id_number TEXT CHECK ((id_number IS NULL) = (status = 'returned'))"),
    SchemaAmendment(
      table: "application", old: "'superseded', 'cancelled')),", new: "'superseded', 'cancelled', 'returned')),"),
    SchemaAmendment(
      table: "application", old: "status NOT IN ('approved', 'rejected', 'cancelled'",
      new: "status NOT IN ('approved', 'rejected', 'cancelled', 'returned'"),
    SchemaAmendment(
      table: "decision", old: "decision IN ('approve', 'reject'", new: "decision IN ('approve', 'reject', 'return'"),
    SchemaAmendment(
      table: "notice", old: "kind IN ('received', 'approved', 'rejected'",
      new: "kind IN ('received', 'approved', 'rejected', 'returned'"),
  ]
}
