import ArgumentParser
import Casebook
import Foundation
import NightRun
import ReviewDomain

struct AccessCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "access",
    abstract: "See who looked at whole numbers and pictures.",
    discussion: """
      Example:
        card-review access log --limit 100
      """,
    subcommands: [AccessLog.self])
}

struct AccessLog: HomeCommand {
  static let right = Right.report
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "List who looked at whose number or pictures, the newest first, from the journal.",
    discussion: """
      `show` enters who was told where an application's pictures are, and with --whole-id who saw the number; `mail phone-list` who saw \
      whole names and addresses; `person export` who took everything. Whoever reads the files of the home folder past this program is not in it.

      Example:
        card-review access log --application 2026-000123
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Option(help: "Only of this application.", transform: ArgumentText.application)
  var application: ApplicationID?
  @Option(help: "How many at most, 1 to 1000.", transform: ArgumentText.number(from: 1, to: 1000))
  var limit = 50

  func run(in context: CommandContext) async throws {
    let entries = try home.casebook(in: context).accesses(to: application, limit: limit)
    try context.print(try AccessAnswer(entries), as: output.format)
  }
}

private struct AccessAnswer: Answer {
  struct Line: Encodable {
    let sequence: Int64
    let at: Date
    let actor: String
    let application: String
    /// `number`, `pictures`, `contact` or `everything`.
    let what: String
    /// Absent where nobody asked.
    let why: String?
  }

  let accesses: [Line]

  init(_ entries: [JournalEntry]) throws {
    accesses = try entries.map { entry in
      let detail = try JSONDecoder().decode([String: String].self, from: Data(entry.detail.utf8))
      return Line(
        sequence: entry.sequence, at: entry.at, actor: entry.actor.text, application: entry.application?.text ?? "",
        what: detail["what"] ?? "", why: detail["why"])
    }
  }

  func text() -> String {
    if accesses.isEmpty { return "Nobody has looked at a whole number or pictures.\n" }
    var table = TextTable(header: ["TIME", "WHO", "APPLICATION", "SAW", "WHY"])
    for line in accesses {
      table.add([
        line.at.inTaiwan, Actor(text: line.actor)?.words ?? line.actor, line.application, line.what, line.why ?? "",
      ])
    }
    return table.text()
  }
}
