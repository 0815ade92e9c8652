import ArgumentParser
import Casebook
import NightRun
import ReviewDomain

struct History: HomeCommand {
  static let right = Right.review
  static let configuration = CommandConfiguration(
    abstract: "Show what happened to applications, from the journal.",
    discussion: """
      Example:
        card-review history 2026-000123
        card-review history 123 124 --json
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Argument(
    help: ArgumentHelp("The applications' numbers.", valueName: "application"), completion: TypedWords.waiting,
    transform: ArgumentText.application)
  var applications: [ApplicationID]

  func run(in context: CommandContext) async throws {
    let casebook = try home.casebook(in: context)
    try EachApplication(applications, hint: home.hint) { number, isFurther in
      if isFurther, !output.json { try context.write("\n") }
      try context.print(HistoryAnswer(of: number, in: casebook, for: context.user()), as: output.format)
    }
  }
}

extension HistoryAnswer {
  /// - Parameters:
  ///   - application: also as a number in its series.
  ///   - reader: who is told nothing of what they are to decide again.
  init(of application: ApplicationID, in casebook: SQLiteCasebook, for reader: String) throws {
    let subject = try Self.subject(application, in: casebook, for: reader)
    var entries: [JournalEntry] = []
    while true {
      let page = try casebook.journal(of: subject.application, after: entries.last?.sequence ?? 0, limit: 500)
      entries += page
      if page.count < 500 { break }
    }
    let blind = try casebook.secondRead(of: subject.application, for: reader)
    self = try HistoryAnswer(subject, entries).hidingWhatIsReadAgain(blind: blind)
  }

  private static func subject(
    _ application: ApplicationID, in casebook: SQLiteCasebook, for reader: String
  ) throws -> HistoryAnswer.Subject {
    if let returned = try? casebook.returnRecord(of: application) {
      return HistoryAnswer.Subject(application: application, decisions: [returned.decision], cancellation: nil)
    }
    let record: ApplicationRecord
    do {
      record = try casebook.record(typed: application, for: reader)
    } catch CasebookError.erased(let application) {
      return HistoryAnswer.Subject(application: application, decisions: [], cancellation: nil)
    }
    return HistoryAnswer.Subject(
      application: record.application.id, decisions: record.decisions, cancellation: record.cancellation)
  }
}
