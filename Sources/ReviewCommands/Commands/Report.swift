import AgencyRules
import ArgumentParser
import Foundation
import ReviewDomain
import SupervisorReports

struct Report: HomeCommand {
  static let configuration = CommandConfiguration(
    abstract: "Report intake, decisions, backlog, the 7-working-day promise, and reasons.",
    discussion: """
      The figures are those of now, or of the end of the day --as-of as they stood then. The last eight weeks stand below.

      Example:
        card-review report --home /srv/card-review
        card-review report --by decision --from 2026-11-16 --to 2026-11-22
        card-review report --as-of 2026-11-22
        card-review report --from 2026-11-01 --to 2026-11-30 --json
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Option(
    help: ArgumentHelp("Only applications of this day or later.", valueName: "day"),
    transform: ArgumentText.typed)
  var from: CivilDate?
  @Option(
    help: ArgumentHelp("Only applications of this day or earlier.", valueName: "day"),
    transform: ArgumentText.typed)
  var to: CivilDate?
  @Option(help: "Which day counts for --from and --to.")
  var by: ReportPeriod.Basis = .submission
  @Option(
    help: ArgumentHelp("The figures as they stood at the end of this day.", valueName: "day"),
    transform: ArgumentText.typed)
  var asOf: CivilDate?

  func run(in context: CommandContext) async throws {
    guard let period = ReportPeriod(from: from, to: to, by: by) else {
      throw CommandFailure(.usage, "--to lies before --from")
    }
    let casebook = try home.casebook(in: context)
    let rules = try home.rulesFolder(in: context)
    let figures = try SupervisorReport.figures(
      from: casebook, calendar: RulesFolder.calendar(at: rules), asOf: asOf?.lastInstant ?? context.now(),
      period: period, refusedBundles: try home.folder(in: context).refusedBundles().count,
      mails: try casebook.deliveryCounts())
    let text = ReportText(figures, reasons: RulesFolder.reasons(at: rules)).text
    try context.print(ReportAnswer(figures: figures, rendered: text), as: output.format)
  }
}

extension ReportPeriod.Basis: ExpressibleByArgument {}

private struct ReportAnswer: Answer {
  let figures: ReportFigures
  let rendered: String

  func encode(to encoder: any Encoder) throws { try figures.encode(to: encoder) }

  func text() -> String { rendered }
}
