import AgencyRules
import ArgumentParser
import Casebook
import Foundation
import NightRun
import ReviewDomain
import SupervisorReports

struct ReportCheck: HomeCommand {
  static let right = Right.report
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Count the report's totals a second time, from the journal, and compare.",
    discussion: """
      Checks the journal's chain and the tables against it as well. Ends with 65 where anything differs.

      Example:
        card-review report check
        card-review report check --month 2026-11
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var figures: ReportOptions

  func run(in context: CommandContext) async throws {
    let casebook = try home.casebook(in: context)
    let books = JournalAnswer(try casebook.verifyJournal(), against: nil, state: try casebook.verifyState())
    let report = try figures.report(of: home, in: context)
    let calendar = try RulesFolder.calendar(at: home.rulesFolder(in: context))
    let answer = ReportCheckAnswer(
      compared: try ReportComparison.of(report.figures, with: casebook, calendar: calendar), books: books)
    try context.print(answer, as: output.format)
    if !answer.isRight { throw CommandFailure(.badData, "the report and the journal do not agree, see above") }
  }
}

private struct ReportCheckAnswer: Answer {
  struct Difference: Encodable {
    let figure: String
    let report: Int
    let journal: Int
  }

  /// How many totals were counted twice.
  let totals: Int
  let differences: [Difference]
  let books: JournalAnswer

  init(compared: [ComparedTotal], books: JournalAnswer) {
    totals = compared.count
    differences = compared.filter { $0.report != $0.journal }.map {
      Difference(figure: $0.name, report: $0.report, journal: $0.journal)
    }
    self.books = books
  }

  var isRight: Bool { differences.isEmpty && books.isRight }

  func text() -> String {
    var text = books.text()
    if differences.isEmpty {
      return text + "All \(totals) totals of the report are as the journal tells.\n"
    }
    text += "\(differences.count) of \(totals) totals of the report are NOT as the journal tells:\n"
    for difference in differences {
      text += "  \(difference.figure): the report has \(difference.report), the journal \(difference.journal)\n"
    }
    return text
  }
}
