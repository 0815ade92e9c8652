import ArgumentParser
import Casebook
import NightRun

struct JournalHead: HomeCommand {
  static let right = Right.report
  static let configuration = CommandConfiguration(
    commandName: "head",
    abstract: "Print the journal's last entry as NUMBER:HASH, to be kept elsewhere.",
    discussion: """
      Checks nothing. Prints nothing while the journal is empty.

      Example:
        card-review journal head
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions

  func run(in context: CommandContext) async throws {
    let head = try home.casebook(in: context).journalHead()
    try context.print(HeadAnswer(head: head?.description), as: output.format)
  }
}

private struct HeadAnswer: Answer {
  /// Absent while the journal is empty.
  let head: String?

  func text() -> String { head.map { "\($0)\n" } ?? "" }
}
