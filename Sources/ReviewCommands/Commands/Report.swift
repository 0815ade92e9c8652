import ArgumentParser
import Foundation
import ReviewDomain
import SupervisorReports

struct Report: HomeCommand {
  static let configuration = CommandConfiguration(
    abstract: "Report intake, decisions, backlog, the 7-working-day promise, and reasons.",
    discussion: """
      Ages and due dates are counted to now, or to --as-of; the rest is the casebook as it stands.

      Example:
        card-review report --home /srv/card-review
        card-review report --from 2026-11-01 --to 2026-11-30 --json
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Option(
    help: ArgumentHelp("Only applications submitted on this day or later.", valueName: "day"),
    transform: ArgumentText.typed)
  var from: CivilDate?
  @Option(
    help: ArgumentHelp("Only applications submitted on this day or earlier.", valueName: "day"),
    transform: ArgumentText.typed)
  var to: CivilDate?
  @Option(
    help: ArgumentHelp("Count ages to the end of this day.", valueName: "day"), transform: ArgumentText.typed)
  var asOf: CivilDate?

  func run(in context: CommandContext) async throws {
    guard let period = ReportPeriod(from: from, to: to) else {
      throw CommandFailure(.usage, "--to lies before --from")
    }
    let office = try home.office(in: context)
    let figures = try SupervisorReport.figures(
      from: office.casebook, calendar: office.rules.calendar, asOf: asOf?.lastInstant ?? context.now(), period: period)
    let text = ReportText(figures, reasons: office.rules.ruleSet.reasons).text
    try context.print(ReportAnswer(figures: figures, rendered: text), as: output.format)
  }
}

private struct ReportAnswer: Answer {
  let figures: ReportFigures
  let rendered: String

  func encode(to encoder: any Encoder) throws { try figures.encode(to: encoder) }

  func text() -> String { rendered }
}
