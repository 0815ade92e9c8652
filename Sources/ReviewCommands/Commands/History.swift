import ArgumentParser
import Casebook
import Foundation
import ReviewDomain

struct History: ReviewCommand {
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
    let office = try home.office(in: context)
    let application = try office.record(typed: self.application).application.id
    var entries: [JournalEntry] = []
    while true {
      let page = try office.casebook.journal(of: application, after: entries.last?.sequence ?? 0, limit: 500)
      entries += page
      if page.count < 500 { break }
    }
    try context.print(
      HistoryAnswer(application: application.text, entries: entries.map(HistoryAnswer.Line.init)), as: output.format)
  }
}

private struct HistoryAnswer: Answer {
  struct Line: Encodable {
    let sequence: Int64
    let at: Date
    let actor: String
    let event: String
    /// Canonical JSON.
    let detail: String
    let hash: String

    init(_ entry: JournalEntry) {
      sequence = entry.sequence
      at = entry.at
      actor = entry.actor.text
      event = entry.event
      detail = entry.detail
      hash = entry.hash
    }
  }

  let application: String
  let entries: [Line]

  func text() -> String {
    var table = TextTable(header: ["NO.", "TIME", "WHO", "WHAT", "DETAIL"])
    for line in entries { table.add(["\(line.sequence)", line.at.inTaiwan, line.actor, line.event, line.detail]) }
    return table.text()
  }
}
