import GRDB
import ReviewDomain

extension SQLiteCasebook {
  public func forEachReportFact(_ body: (ReportFact) throws -> Void) throws {
    try stream(
      """
      SELECT a.id, a.status, a.submitted_at, a.received_at, a.verdict, a.reasons, d.number, d.decision,
        d.reasons, d.note, d.decided_by, d.decided_at
      FROM application AS a LEFT JOIN decision AS d ON d.application = a.key AND d.number = 1
      ORDER BY a.submitted_at, a.id
      """, as: ReportFact.init, to: body)
  }
}

extension ReportFact {
  fileprivate init(_ row: Row) throws(CasebookError) {
    var columns = StoredColumns(row)
    _ = try columns.text()
    self.init(
      status: try columns.convert(ApplicationStatus.init(rawValue:)), submittedAt: try columns.time(),
      receivedAt: try columns.time(), machineVerdict: try columns.convertOptional(Verdict.init(rawValue:)),
      machineReasons: StoredValues.reasons(try columns.optionalText() ?? ""),
      decision: row.hasNull(atIndex: 6) ? nil : try columns.decision())
  }
}
