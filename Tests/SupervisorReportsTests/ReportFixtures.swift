import Casebook
import Foundation
import ReviewDomain
import SupervisorReports
import Testing

/// What the tests of reports share.
enum ReportFixtures {
  /// Monday, 09:00 in Taipei.
  static let monday = "2026-12-07T09:00:00+08:00"

  /// The year 2026 with weekends off and 25 December, a Friday.
  static func calendar() throws -> WorkingCalendar {
    let newYear = try #require(CivilDate(iso: "2026-01-01"))
    let rows = (0..<365).map { number in
      let day = newYear.adding(days: number)
      let isOff = day.weekday.isWeekend || day.iso == "2026-12-25"
      return "\(day.iso.filter { $0 != "-" }),\(day.weekday.chinese),\(isOff ? 2 : 0),\n"
    }
    return try WorkingCalendar(csv: [("2026.csv", "西元日期,星期,是否放假,備註\n" + rows.joined())])
  }

  static func time(_ text: String) throws -> Date { try #require(RFC3339.date(text)) }

  static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

  static func fact(
    _ status: ApplicationStatus, _ submitted: String, machine: Verdict? = nil, _ reasons: [ReasonCode] = [],
    inspected: String? = nil, decision: DecisionRecord? = nil, superseded: String? = nil, cancelled: String? = nil
  ) throws -> ReportFact {
    let submittedAt = try time(submitted)
    return ReportFact(
      status: status, submittedAt: submittedAt, receivedAt: submittedAt.addingTimeInterval(3600),
      machineVerdict: machine, machineReasons: reasons, inspectedAt: try inspected.map(time), decision: decision,
      supersededAt: try superseded.map(time), cancelledAt: try cancelled.map(time))
  }

  static func decision(
    _ decision: Decision, by actor: Actor, _ reasons: [ReasonCode] = [], at text: String
  ) throws -> DecisionRecord {
    DecisionRecord(
      number: 1, decision: decision, reasons: reasons, note: nil, decidedBy: actor, decidedAt: try time(text))
  }

  static func figures(
    _ facts: [ReportFact], asOf: String = monday, period: ReportPeriod = .allTime
  ) throws -> ReportFigures {
    try SupervisorReport.figures(from: FactCasebook(facts), calendar: calendar(), asOf: time(asOf), period: period)
  }

  /// Thirteen applications, in order of submission, whose figures `ReportFiguresTests` works out by hand.
  static func office() throws -> [ReportFact] {
    let person = Actor.person("reviewer1")
    // Submitted on a Friday: due on Tuesday, 1 December.
    let friday = "2026-11-20T10:00:00+08:00"
    return [
      try fact(
        .approved, friday, machine: .approve,
        decision: decision(.approve, by: .machine, at: "2026-11-20T23:00:00+08:00")),
      try fact(
        .rejected, friday, machine: .reject, ["file_too_large", "head_cropped"],
        decision: decision(.reject, by: .machine, ["file_too_large", "head_cropped"], at: "2026-11-21T02:00:00+08:00")),
      // The last second of the due date in Taipei, and the first after it.
      try fact(
        .approved, friday, machine: .refer, ["features_unclear"],
        decision: decision(.approve, by: person, at: "2026-12-01T23:59:59+08:00")),
      try fact(
        .rejected, friday, machine: .refer, ["features_unclear", .undetermined],
        decision: decision(.reject, by: person, ["head_cropped", "head_cropped"], at: "2026-12-02T00:00:00+08:00")),
      // 11 working days old.
      try fact(.referred, friday, machine: .refer, ["features_unclear"]),
      // Due on Friday, 4 December; 8 working days old.
      try fact(.received, "2026-11-25T10:00:00+08:00"),
      // Due on the day of the report; 7 working days old. The machine may not approve, so it gave no reason.
      try fact(.referred, "2026-11-26T10:00:00+08:00", machine: .refer),
      try fact(.superseded, "2026-11-26T11:00:00+08:00", machine: .refer, [.undetermined]),
      try fact(
        .cancelled, "2026-11-27T10:00:00+08:00", machine: .approve,
        decision: decision(.approve, by: .machine, at: "2026-11-27T23:00:00+08:00")),
      // Decided before the machine looked at it.
      try fact(
        .approved, "2026-11-30T10:00:00+08:00",
        decision: decision(.approve, by: person, at: "2026-12-01T09:00:00+08:00")),
      try fact(.received, "2026-12-04T23:59:59+08:00"),
      try fact(.received, "2026-12-07T00:00:00+08:00"),
      try fact(
        .returned, "2026-12-07T00:00:01+08:00",
        decision: decision(
          .return, by: .machine, ["form_id_check_digit"], at: "2026-12-07T01:00:00+08:00")),
    ]
  }

  /// Something in every table and chart.
  static func crowded() throws -> ReportFigures {
    let reviewer = Actor.person("reviewer1")
    let more = try (0..<40).map { number in
      let at = "2026-12-0\(1 + number % 5)T\(10 + number % 9):\(10 + number):00+08:00"
      let submitted = try time("2026-11-\(10 + number % 19)T\(10 + number % 12):30:00+08:00")
      return ReportFact(
        application: "2026-\(String(1_000_000 + number).dropFirst())",
        status: number % 4 == 0 ? .referred : number % 3 == 0 ? .rejected : .approved, submittedAt: submitted,
        receivedAt: submitted + 3600, machineVerdict: number % 5 == 0 ? .approve : .refer,
        machineReasons: number % 5 == 0 ? [] : ["features_unclear"], inspectedAt: submitted + 7200,
        ruleSet: "5f0c\(number / 20)",
        decision: number % 4 == 0
          ? nil
          : try decision(
            number % 3 == 0 ? .reject : .approve, by: number % 5 == 0 ? .machine : reviewer,
            number % 3 == 0 ? ["head_cropped"] : [], at: at), mail: .waiting, isRepeat: number % 7 == 0,
        isDoubtfulAddress: number % 6 == 0)
    }
    return try SupervisorReport.figures(
      from: FactCasebook(
        try office().filter { !$0.status.isUndecided } + more,
        notices: NoticeKind.allCases.map { NoticeCount(kind: $0, status: .sent, number: 1234) }), calendar: calendar(),
      asOf: time(monday))
  }

  /// `features_unclear` is left out, as a reason that the agency has given up since.
  static let reasons: [ReasonCode: Reason] = Dictionary(
    uniqueKeysWithValues: [
      ("file_too_large", "檔案過大"), ("head_cropped", "頭部被裁切"), (ReasonCode.undetermined, "系統無法判定"),
    ].map { ($0, Reason(code: $0, caption: $1, advice: "請重新上傳。", machineMayReject: true)) })

  /// Compares with a file in Golden/; where they differ, the text just made is left beside other temporary files.
  static func expect(_ text: String, toBe name: String) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")
    let golden = String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
    if text == golden { return }
    let actual = FileManager.default.temporaryDirectory.appendingPathComponent(name)
    try Data(text.utf8).write(to: actual)
    Issue.record("\(name) differs from what was just made, which is now in \(actual.path)")
  }
}
