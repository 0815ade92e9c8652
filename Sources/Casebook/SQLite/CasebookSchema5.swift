/// Migration 5: cancellations are mailed, undelivered mail can be taken back, and what a reviewer tells the applicant is kept
/// apart from what is for the record.
enum CasebookSchema5 {
  static let changes = """
    ALTER TABLE decision ADD COLUMN message TEXT;
    INSERT INTO delivery_count (status, number) VALUES ('withdrawn', 0);
    """

  static let amendments = [
    SchemaAmendment(
      table: "notice", old: "kind IN ('received', 'approved', 'rejected'",
      new: "kind IN ('received', 'approved', 'rejected', 'cancelled'"),
    SchemaAmendment(
      table: "delivery", old: "status IN ('pending', 'sent', 'failed', 'unknown'",
      new: "status IN ('pending', 'sent', 'failed', 'unknown', 'withdrawn'"),
    SchemaAmendment(
      table: "delivery", old: "status = 'pending' OR attempts > 0",
      new: "status IN ('pending', 'withdrawn') OR attempts > 0"),
  ]
}
