import GRDB
import ReviewDomain

extension SQLiteCasebook {
  public func forEachReportFact(_ body: (ReportFact) throws -> Void) throws {
    try stream(
      """
      SELECT a.id, a.status, a.submitted_at, a.received_at, a.verdict, a.reasons, a.inspected_at,
        max(a.received_at, s.received_at), c.cancelled_at, d.number, d.decision, d.reasons, d.message, d.note,
        d.decided_by, d.decided_at, NULL AS undone_at
      FROM application AS a LEFT JOIN decision AS d ON d.application = a.key AND d.number = a.next_decision - 1
          AND a.status NOT IN ('received', 'inspected', 'referred', 'superseded')
        LEFT JOIN application AS s ON s.id = a.superseded_by LEFT JOIN cancellation AS c ON c.application = a.key
      ORDER BY a.submitted_at, a.id
      """, as: ReportFact.init, to: body)
  }
}

extension ReportFact {
  fileprivate init(_ row: Row) throws(CasebookError) {
    var columns = StoredColumns(row)
    _ = try columns.text()
    let status = try columns.convert(ApplicationStatus.init(rawValue:))
    let submittedAt = try columns.time()
    let receivedAt = try columns.time()
    let verdict = try columns.convertOptional(Verdict.init(rawValue:))
    let reasons = StoredValues.reasons(try columns.optionalText() ?? "")
    let inspectedAt = try columns.optionalTime()
    let supersededAt = try columns.optionalTime()
    let cancelledAt = try columns.optionalTime()
    self.init(
      status: status, submittedAt: submittedAt, receivedAt: receivedAt, machineVerdict: verdict,
      machineReasons: reasons, inspectedAt: inspectedAt,
      decision: row.hasNull(atIndex: 9) ? nil : try columns.decision(), supersededAt: supersededAt,
      cancelledAt: cancelledAt)
  }
}
