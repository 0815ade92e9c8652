import ArgumentParser
import Casebook
import ReviewDomain

struct History: HomeCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what happened to an application, from the journal.",
    discussion: """
      Example:
        card-review history 2026-000123
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Argument(help: "The application's number.", transform: ArgumentText.application)
  var application: ApplicationID

  func run(in context: CommandContext) async throws {
    let casebook = try home.casebook(in: context)
    let record = try casebook.record(typed: application)
    var entries: [JournalEntry] = []
    while true {
      let page = try casebook.journal(of: record.application.id, after: entries.last?.sequence ?? 0, limit: 500)
      entries += page
      if page.count < 500 { break }
    }
    try context.print(HistoryAnswer(record, entries), as: output.format)
  }
}
