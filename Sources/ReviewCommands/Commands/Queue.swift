import AgencyRules
import ArgumentParser
import Casebook
import Foundation
import NightRun
import ReviewDomain

struct Queue: HomeCommand {
  static let right = Right.review
  static let configuration = CommandConfiguration(
    abstract: "List the applications that wait for a reviewer, oldest first.",
    discussion: """
      Example:
        card-review queue --limit 50
        card-review queue --after 2026-000123
        card-review queue --mine
        card-review queue 123 124 --json
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Option(help: "The status to list.")
  var status: ApplicationStatus = .referred
  @Option(
    help: ArgumentHelp("Go on after this application.", valueName: "application"), transform: ArgumentText.application)
  var after: ApplicationID?
  @Option(help: "How many at most, 1 to 1000.", transform: ArgumentText.number(from: 1, to: 1000))
  var limit = 20
  @Argument(
    help: ArgumentHelp("Only these, wherever they stand.", valueName: "application"), completion: TypedWords.waiting,
    transform: ArgumentText.application)
  var applications: [ApplicationID] = []
  @Flag(help: "List what lies on your desk, which no other reviewer gets.")
  var mine = false

  func validate() throws {
    if !applications.isEmpty && (mine || after != nil) {
      throw ValidationError("give applications, or --mine, or --after")
    }
    if mine && (status != .referred || after != nil) {
      throw ValidationError("--mine lists what waits for you, and goes with neither --status nor --after")
    }
  }

  func run(in context: CommandContext) async throws {
    let calendar = try? RulesFolder.calendar(at: home.rulesFolder(in: context))
    let casebook = try home.casebook(in: context)
    let leases = try casebook.reviews(of: nil, at: context.now())
    let onDesk = Dictionary(leases.map { ($0.application, $0) }, uniquingKeysWith: { first, _ in first })
    let own = leases.filter { $0.desk.reviewer == context.user() }.map(\.application)
    let page =
      try !applications.isEmpty
      ? applications.map { QueueEntry(try casebook.record(typed: $0)) }
      : mine
        ? own.prefix(limit).compactMap { try casebook.record(of: $0).map { QueueEntry($0) } }
        : casebook.page(of: status, after: after, limit: limit)
    let total = applications.isEmpty ? (mine ? own.count : nil) : page.count
    let lines = page.map { entry in
      let due = try? calendar?.answerDue(submitted: CivilDate(of: entry.submittedAt))
      return QueueAnswer.Line(
        application: entry.application.text, status: entry.status, name: entry.name.masked,
        idNumber: entry.idNumber?.masked,
        submittedAt: entry.submittedAt, answerDue: due?.iso, reasons: entry.reasons,
        referredByPolicy: entry.status == .referred && entry.reasons.isEmpty,
        onDeskOf: onDesk[entry.application]?.desk.reviewer, onDeskUntil: onDesk[entry.application]?.until)
    }
    let answer = QueueAnswer(
      status: status, total: try total ?? casebook.counts()[status] ?? 0, applications: lines,
      hints: hints(after: page), isMine: mine, areChosen: !applications.isEmpty)
    try context.print(answer, as: output.format)
  }

  private func hints(after page: [QueueEntry]) -> QueueAnswer.Hints {
    let options = limit == 20 ? "" : " --limit \(limit)"
    let rest = "queue --status \(status.rawValue) --after \(page.last?.application.text ?? "")\(options)"
    return QueueAnswer.Hints(
      first: page.first.map { home.hint("show \($0.application)") } ?? "",
      further: page.count == limit && !mine && applications.isEmpty ? home.hint(rest) : nil)
  }
}

extension QueueEntry {
  /// A single application as a line of the queue.
  fileprivate init(_ record: ApplicationRecord) {
    let applicant = record.application.applicant
    self.init(
      application: record.application.id, name: applicant.name, idNumber: applicant.idNumber,
      submittedAt: record.application.submittedAt, status: record.status,
      reasons: record.decisions.last { $0.undoneAt == nil }?.reasons ?? record.judgement?.reasons ?? [])
  }
}

private struct QueueAnswer: Answer {
  struct Line: Encodable {
    let application: String
    let status: ApplicationStatus
    let name: String
    /// Masked; absent for a returned form, whose number may be none.
    let idNumber: String?
    let submittedAt: Date
    /// The day the answer is due; absent where the office calendar does not reach so far.
    let answerDue: String?
    /// Those of the decision; before one, those that the machine referred for.
    let reasons: [ReasonCode]
    /// Whether it waits only because policy.yaml lets the machine approve nothing.
    let referredByPolicy: Bool
    /// The reviewer on whose desk it lies; absent where it lies on none.
    let onDeskOf: String?
    /// Until when it does, without a further heartbeat.
    let onDeskUntil: Date?
  }

  let status: ApplicationStatus
  /// How many there are, listed here or not.
  let total: Int
  let applications: [Line]
  let hints: Hints
  let isMine: Bool
  /// Whether these were asked for by number.
  let areChosen: Bool

  /// Commands for people to go on with.
  struct Hints {
    let first: String
    /// Nil where there are no more.
    let further: String?
  }

  private enum CodingKeys: CodingKey {
    case status, total, applications
  }

  func text() -> String {
    if applications.isEmpty {
      return isMine ? "Nothing lies on your desk.\n" : "No application is \(status.rawValue).\n"
    }
    let tellsDesks = applications.contains { $0.onDeskOf != nil } && !isMine
    var table = TextTable(
      header: ["APPLICATION", "DUE", "ID NUMBER", "NAME", "REASONS"] + (tellsDesks ? ["ON DESK OF"] : [])
        + (areChosen ? ["STATUS"] : []))
    for line in applications {
      table.add(
        [
          line.application, line.answerDue ?? "unknown", line.idNumber ?? "", line.name,
          line.referredByPolicy ? PolicyReferral.words : line.reasons.map(\.rawValue).joined(separator: " "),
        ] + (tellsDesks ? [line.onDeskOf ?? ""] : []) + (areChosen ? [line.status.rawValue] : []))
    }
    let further = hints.further.map { " Go on: \($0)" } ?? ""
    if areChosen { return table.text() }
    let what = isMine ? "that lie on your desk" : "that are \(status.rawValue)"
    return table.text() + "\(applications.count) of \(total) \(what).\(further)\n"
      + "Look at one: \(hints.first)\n"
  }
}
