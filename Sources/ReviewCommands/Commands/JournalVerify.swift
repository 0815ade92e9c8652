import ArgumentParser
import Casebook
import Foundation
import NightRun

struct JournalVerify: HomeCommand {
  static let right = Right.report
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract:
      "Check that nobody altered the journal or the books behind it, and that it still holds a head that was kept elsewhere.",
    discussion: """
      The chain of hashes shows where an entry was altered; the comparison with the tables, where a status, decision or anything else was \
      written past the program. That the journal's end was cut off together with what it told, or all of it written anew, shows only against a \
      head that was kept on another machine: `journal head`, `journal sign` and `run --summary` give it. Ends with 65 where something is wrong.

      Example:
        card-review journal verify
        card-review journal verify --head 1234:5f0c…
        card-review journal verify --checkpoint /mnt/archive/journal-000000001234.checkpoint --public-key journal.key.pub
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Option(
    help: ArgumentHelp("A head that was kept elsewhere, as it was printed.", valueName: "number:hash"),
    transform: ArgumentText.journalHead)
  var head: JournalCheckpoint?
  @Option(help: ArgumentHelp("A head that `journal sign` signed.", valueName: "file"))
  var checkpoint: String?
  @Option(help: ArgumentHelp("The key that it was signed with; without it as configured.", valueName: "file"))
  var publicKey: String?

  func validate() throws {
    if head != nil && checkpoint != nil { throw ValidationError("give either --head or --checkpoint") }
  }

  func run(in context: CommandContext) async throws {
    let head = try checkpoint.map { try signedHead($0, in: context) } ?? head
    let casebook = try home.casebook(in: context)
    let answer = JournalAnswer(
      try casebook.verifyJournal(against: head), against: head, state: try casebook.verifyState())
    try context.print(answer, as: output.format)
    if !answer.isRight { throw CommandFailure(.badData, "the books are not what they were, see above") }
  }

  private func signedHead(_ file: String, in context: CommandContext) throws -> JournalCheckpoint {
    let configured = try? Configuration(at: home.folder(in: context).configuration).checkpoints?.publicKey
    guard let key = publicKey.map({ URL(filePath: $0).absoluteURL }) ?? configured else {
      throw CommandFailure(.usage, "name the key that the checkpoint was signed with: --public-key FILE")
    }
    return try CheckpointFolder.read(
      URL(filePath: file).absoluteURL, signedBy: CheckpointFolder.publicKey(at: key)
    ).head
  }
}
