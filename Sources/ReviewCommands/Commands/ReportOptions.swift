import AgencyRules
import ArgumentParser
import Casebook
import Foundation
import ReviewDomain
import SupervisorReports

/// Of which applications and which moment a report tells.
struct ReportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Only applications of this day or later.", valueName: "day"),
    transform: ArgumentText.typed)
  var from: CivilDate?
  @Option(
    help: ArgumentHelp("Only applications of this day or earlier.", valueName: "day"),
    transform: ArgumentText.typed)
  var to: CivilDate?
  @Option(help: ArgumentHelp("Only those of a week: this, last, or as 2026-W48.", valueName: "week"))
  var week: String?
  @Option(help: ArgumentHelp("Only those of a month: this, last, or as 2026-11.", valueName: "month"))
  var month: String?
  @Option(help: "Which day counts for the period.")
  var by: ReportPeriod.Basis = .submission
  @Option(
    help: ArgumentHelp("The figures as they stood at the end of this day.", valueName: "day"),
    transform: ArgumentText.typed)
  var asOf: CivilDate?

  func validate() throws {
    if [from != nil || to != nil, week != nil, month != nil].filter({ $0 }).count > 1 {
      throw ValidationError("give one of --week, --month, and --from with --to")
    }
  }

  func report(of home: HomeOptions, in context: CommandContext) throws -> DrawnReport {
    let casebook = try home.casebook(in: context)
    let rules = try home.rulesFolder(in: context)
    let asOf = asOf?.lastInstant ?? context.now()
    let figures = try SupervisorReport.figures(
      from: casebook, calendar: RulesFolder.calendar(at: rules), asOf: asOf, period: period(at: asOf),
      refusedBundles: try home.folder(in: context).refusedBundles().count, mails: try casebook.deliveryCounts(),
      secondReads: (
        open: casebook.secondReadsOpen(for: nil), disputed: casebook.disputedReadCount()
      ))
    return DrawnReport(figures: figures, reasons: RulesFolder.reasons(at: rules))
  }

  func period(at asOf: Date) throws -> ReportPeriod {
    let today = CivilDate(of: asOf)
    if let week { return .week(of: try day(ofWeek: week, today), by: by) }
    if let month { return .month(of: try day(ofMonth: month, today), by: by) }
    guard let period = ReportPeriod(from: from, to: to, by: by) else {
      throw CommandFailure(.usage, "--to lies before --from")
    }
    return period
  }

  private func day(ofWeek text: String, _ today: CivilDate) throws -> CivilDate {
    if text == "this" { return today }
    if text == "last" { return today.adding(days: -7) }
    // The week with 4 January in it is a year's first (ISO 8601).
    guard let parts = text.wholeMatch(of: /([0-9]{4})-W([0-9]{2})/), let number = Int(parts.2),
      (1...53).contains(number),
      let fourth = Int(parts.1).flatMap({ CivilDate(year: $0, month: 1, day: 4) })
    else { throw CommandFailure(.usage, "--week must be this, last, or a week such as 2026-W48") }
    return fourth.adding(days: 7 * (number - 1))
  }

  private func day(ofMonth text: String, _ today: CivilDate) throws -> CivilDate {
    if text == "this" { return today }
    if text == "last" { return today.adding(days: -today.day) }
    guard let day = CivilDate(iso: text + "-01") else {
      throw CommandFailure(.usage, "--month must be this, last, or a month such as 2026-11")
    }
    return day
  }
}

/// A report's figures with the captions of their reasons.
struct DrawnReport {
  let figures: ReportFigures
  let reasons: [ReasonCode: Reason]

  func text(as format: ReportFormat, language: Language) throws -> String {
    switch format {
    case .text: ReportText(figures, reasons: reasons, language: language).text
    case .html: ReportHTML(figures, reasons: reasons, language: language).text
    case .csv: ReportCSV(figures, reasons: reasons, language: language).text
    case .json: try JSONText.of(figures) + "\n"
    }
  }
}

extension ReportPeriod.Basis: ExpressibleByArgument {}
