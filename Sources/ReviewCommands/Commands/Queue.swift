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

  @Flag(help: "List approvals that a second reader would have rejected, for a senior to uphold or to cancel.")
  var disputed = false

  func validate() throws {
    if disputed && (mine || after != nil || !applications.isEmpty || status != .referred) {
      throw ValidationError("--disputed goes with --limit alone")
    }
    if !applications.isEmpty && (mine || after != nil) {
      throw ValidationError("give applications, or --mine, or --after")
    }
    if mine && (status != .referred || after != nil) {
      throw ValidationError("--mine lists what waits for you, and goes with neither --status nor --after")
    }
  }

  func run(in context: CommandContext) async throws {
    if disputed { try context.caller.require(.overrule) }
    let rules = try? home.rulesFolder(in: context)
    let calendar = try? rules.map(RulesFolder.calendar)
    let machineMayApprove = rules.flatMap(RulesFolder.machineMayApprove) ?? false
    let casebook = try home.casebook(in: context)
    let leases = try casebook.reviews(of: nil, at: context.now())
    let onDesk = Dictionary(leases.map { ($0.application, $0) }, uniquingKeysWith: { first, _ in first })
    let own = leases.filter { $0.desk.reviewer == context.user() }.map(\.application)
    let (page, total) = try listed(from: casebook, own: own, for: context.caller)
    let lines = page.map { entry in
      let due = try? calendar?.answerDue(submitted: CivilDate(of: entry.submittedAt))
      return QueueAnswer.Line(
        application: entry.application.text, status: entry.status, name: entry.name.masked,
        idNumber: entry.idNumber?.masked,
        submittedAt: entry.submittedAt, answerDue: due?.iso, reasons: entry.reasons,
        referredByPolicy: entry.status == .referred && entry.reasons.isEmpty && !machineMayApprove,
        onDeskOf: onDesk[entry.application]?.desk.reviewer, onDeskUntil: onDesk[entry.application]?.until)
    }
    let answer = QueueAnswer(
      status: status, total: total, applications: lines,
      hints: hints(after: page), isMine: mine, areChosen: !applications.isEmpty || disputed)
    try context.print(answer, as: output.format)
  }

  /// What is listed, and how many there are of it.
  private func listed(
    from casebook: SQLiteCasebook, own: [ApplicationID], for caller: Caller
  ) throws -> (page: [QueueEntry], total: Int) {
    let reviewer = caller.name
    if mine || !applications.isEmpty {
      let chosen = mine ? own : applications
      let records = try chosen.prefix(mine ? limit : chosen.count).map { try casebook.record(typed: $0, for: reviewer) }
      return (records.map { QueueEntry($0) }, chosen.count)
    }
    if disputed {
      return try (casebook.disputedReads(limit: limit), casebook.disputedReadCount())
    }
    if status == .referred {
      return try (
        casebook.waiting(for: reviewer, after: after, limit: limit), casebook.waitingCount(for: reviewer)
      )
    }
    // What they are to decide again stands among those that wait.
    let hidden = status == .approved && !caller.may(.overrule) ? try casebook.secondReadsOpen(for: reviewer) : 0
    let page = try casebook.page(of: status, after: after, limit: limit + hidden)
    let seen = hidden == 0 ? page : try page.filter { try !casebook.isBlind(caller, to: $0.application) }
    return try (Array(seen.prefix(limit)), (casebook.counts()[status] ?? 0) - hidden)
  }

  private func hints(after page: [QueueEntry]) -> QueueAnswer.Hints {
    let options = limit == 20 ? "" : " --limit \(limit)"
    let rest = "queue --status \(status.rawValue) --after \(page.last?.application.text ?? "")\(options)"
    return QueueAnswer.Hints(
      first: page.first.map { home.hint("show \($0.application)") } ?? "",
      further: page.count == limit && !mine && !disputed && applications.isEmpty ? home.hint(rest) : nil)
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
