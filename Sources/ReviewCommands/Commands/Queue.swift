import ArgumentParser
import Casebook
import Foundation
import ReviewDomain

struct Queue: ReviewCommand {
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
        application: entry.application.text, name: entry.name.masked, idNumber: entry.idNumber.masked,
        submittedAt: entry.submittedAt, answerDue: due?.iso, reasons: entry.reasons)
    }
    try context.print(QueueAnswer(status: status, applications: lines, isFull: page.count == limit), as: output.format)
  }
}

private struct QueueAnswer: Answer {
  struct Line: Encodable {
    let application: String
    let name: String
    let idNumber: String
    let submittedAt: Date
    /// The day the answer is due; absent where the office calendar does not reach so far.
    let answerDue: String?
    let reasons: [ReasonCode]
  }

  let status: ApplicationStatus
  let applications: [Line]
  /// Whether there may be more after these; for people only.
  let isFull: Bool

  private enum CodingKeys: CodingKey {
    case status, applications
  }

  func text() -> String {
    guard let last = applications.last else { return "No application is \(status.rawValue).\n" }
    var table = TextTable(header: ["APPLICATION", "DUE", "ID NUMBER", "NAME", "REASONS"])
    for line in applications {
      table.add([
        line.application, line.answerDue ?? "unknown", line.idNumber, line.name,
        line.reasons.map(\.rawValue).joined(separator: " "),
      ])
    }
    let further = "Go on: card-review queue --status \(status.rawValue) --after \(last.application)\n"
    return table.text() + "Look at one: card-review show \(applications[0].application)\n" + (isFull ? further : "")
  }
}
