import ArgumentParser
import Casebook
import Foundation
import ReviewDomain

struct Queue: HomeCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the applications that wait for a reviewer, oldest first.",
    discussion: """
      Example:
        card-review queue --limit 50
        card-review queue --after 2026-000123
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

  func run(in context: CommandContext) async throws {
    let office = try home.office(in: context)
    let page = try office.casebook.page(of: status, after: after, limit: limit)
    let lines = page.map { entry in
      let due = try? office.rules.calendar.answerDue(submitted: CivilDate(of: entry.submittedAt))
      return QueueAnswer.Line(
        application: entry.application.text, name: entry.name.masked, idNumber: entry.idNumber?.masked,
        submittedAt: entry.submittedAt, answerDue: due?.iso, reasons: entry.reasons,
        referredByPolicy: entry.status == .referred && entry.reasons.isEmpty)
    }
    let answer = QueueAnswer(
      status: status, total: try office.casebook.counts()[status] ?? 0, applications: lines, hints: hints(after: page))
    try context.print(answer, as: output.format)
  }

  private func hints(after page: [QueueEntry]) -> QueueAnswer.Hints {
    let options = limit == 20 ? "" : " --limit \(limit)"
    let rest = "queue --status \(status.rawValue) --after \(page.last?.application.text ?? "")\(options)"
    return QueueAnswer.Hints(
      first: page.first.map { home.hint("show \($0.application)") } ?? "",
      further: page.count == limit ? home.hint(rest) : nil)
  }
}

private struct QueueAnswer: Answer {
  struct Line: Encodable {
    let application: String
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
  }

  let status: ApplicationStatus
  /// How many there are, listed here or not.
  let total: Int
  let applications: [Line]
  let hints: Hints

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
    if applications.isEmpty { return "No application is \(status.rawValue).\n" }
    var table = TextTable(header: ["APPLICATION", "DUE", "ID NUMBER", "NAME", "REASONS"])
    for line in applications {
      table.add([
        line.application, line.answerDue ?? "unknown", line.idNumber ?? "", line.name,
        line.referredByPolicy ? PolicyReferral.words : line.reasons.map(\.rawValue).joined(separator: " "),
      ])
    }
    let further = hints.further.map { " Go on: \($0)" } ?? ""
    return table.text() + "\(applications.count) of \(total) that are \(status.rawValue).\(further)\n"
      + "Look at one: \(hints.first)\n"
  }
}
