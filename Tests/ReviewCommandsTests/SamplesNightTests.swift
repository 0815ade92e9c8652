import Casebook
import Foundation
import NightRun
import ReviewDomain
import Testing

@Suite("A night over samples/", .timeLimit(.minutes(20)))
struct SamplesNightTests {
  /// A line of samples/expected.csv.
  struct Expected {
    let bundle: String
    let application: ApplicationID
    let outcome: String
    let reasons: [String]

    /// - Returns: nil for an empty line. The last column, which may hold commas, is for people.
    init?(line: Substring) throws {
      if line.isEmpty { return nil }
      let cells = line.split(separator: ",", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
      try #require(cells.count == 5, "samples/expected.csv has a broken line: \(line)")
      bundle = cells[0]
      application = try #require(ApplicationID(cells[1]))
      outcome = cells[2]
      reasons = cells[3].split(separator: " ").map(String.init)
    }

    static func all() throws -> [Expected] {
      let file = Program.checkout.appending(path: "samples/expected.csv")
      return try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst()
        .compactMap(Expected.init(line:))
    }
  }

  @Test("gives every application the outcome of expected.csv, and one mail each; a second night changes nothing")
  func nights() async throws {
    let expected = try Expected.all()
    try #require(expected.count >= 24)
    let home = try await ProgramHome()
    for sample in expected { try home.putSample(sample.bundle) }

    let first = try await home.run("run", "--summary", "--json")
    #expect(first.status == 0, "\(first.errors)")
    let traces = try home.traces()
    try compare(expected, with: home, traces)

    let second = try await home.run("run", "--summary", "--json")
    #expect(second.status == 0, "\(second.errors)")
    #expect(try home.traces() == traces, "the second night changed something")
    let mail = try #require(try second.object()["mail"] as? [String: Int])
    #expect(mail.values.allSatisfy { $0 == 0 }, "the second night mailed: \(mail)")
  }

  private func compare(_ expected: [Expected], with home: ProgramHome, _ traces: ProgramTraces) throws {
    let casebook = try home.casebook()
    var mails: Set<String> = []
    for sample in expected {
      if let returned = try casebook.returnRecord(of: sample.application) {
        #expect(sample.outcome == "returned" && returned.decision.reasons.map(\.rawValue) == sample.reasons)
        #expect(returned.notices.map(\.notice.kind) == [.returned], "\(sample.bundle)")
        mails.formUnion(returned.notices.map(\.notice.messageID))
        continue
      }
      let record = try casebook.record(of: sample.application)
      let (outcome, reasons) = Self.outcome(of: record, isRefused: traces.refused.contains(sample.bundle))
      #expect(
        outcome == sample.outcome && reasons == sample.reasons,
        "\(sample.bundle): expected \(sample.outcome) \(sample.reasons), found \(outcome) \(reasons)")
      guard let record else { continue }
      let kinds = record.notices.map(\.notice.kind)
      #expect(kinds == [.received] + record.decisions.map(\.mailKind), "\(sample.bundle) has the mails \(kinds)")
      let sent = record.notices.filter { $0.status == .sent }
      #expect(sent.count == (sample.outcome == "superseded" ? 0 : 1), "\(sample.bundle) was sent \(sent.count) mails")
      mails.formUnion(sent.map(\.notice.messageID))
    }
    #expect(Set(traces.mails.keys) == mails, "outbox/new and the casebook differ")
    #expect(traces.inbox == [], "bundles stayed in the inbox")
    let refused = expected.filter { $0.outcome == "refused" }.map(\.bundle)
    #expect(traces.refused == refused.sorted())
  }

  private static func outcome(of record: ApplicationRecord?, isRefused: Bool) -> (String, [String]) {
    guard let record else { return (isRefused ? "refused" : "lost", []) }
    let reasons = (record.judgement?.reasons ?? []).map(\.rawValue)
    switch record.status {
    case .approved: return ("approve", reasons)
    case .rejected: return ("reject", reasons)
    case .referred: return ("refer", reasons)
    case .superseded: return ("superseded", [])
    case .received, .inspected, .cancelled, .returned: return (record.status.rawValue, reasons)
    }
  }
}

extension DecisionRecord {
  fileprivate var mailKind: NoticeKind {
    switch decision {
    case .approve: .approved
    case .reject: .rejected
    case .return: .returned
    }
  }
}
