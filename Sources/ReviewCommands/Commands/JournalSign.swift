import ArgumentParser
import Casebook
import Foundation
import NightRun

struct JournalSign: HomeCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign",
    abstract: "Sign the journal's head, as a checkpoint to be kept elsewhere.",
    discussion: """
      Checks the journal, the tables and the last checkpoint in the output folder first, and signs nothing that is not right (65). The key \
      must lie outside of the home folder: whoever can alter the journal must not be able to sign it.

      Example, each morning after the night:
        card-review journal sign --key /etc/card-review/journal.key --output /mnt/archive/card-review
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Option(help: ArgumentHelp("The private key, as `journal key` makes it.", valueName: "file"))
  var key: String
  @Option(
    name: .customLong("output"),
    help: ArgumentHelp("The folder of checkpoints; without it as configured.", valueName: "dir"))
  var folder: String?

  func run(in context: CommandContext) async throws {
    let homeFolder = home.folder(in: context)
    let key = try SigningKey.read(URL(filePath: key).absoluteURL, outside: homeFolder)
    let folder = CheckpointFolder(try chosenFolder(of: homeFolder))
    let casebook = try home.casebook(in: context)
    let last = try folder.newest().map { try CheckpointFolder.read($0, signedBy: key.publicKey) }
    let answer = JournalAnswer(
      try casebook.verifyJournal(against: last?.head), against: last?.head, state: try casebook.verifyState())
    guard answer.isRight else {
      throw CommandFailure(.badData, "nothing was signed: \(answer.text().trimmingSuffix { $0 == "\n" })")
    }
    // The head of the journal that was checked; entries may have come since.
    guard let head = answer.checkedHead else { throw CommandFailure(.badData, "the journal is empty") }
    let file = try folder.add(SignedCheckpoint(head, at: context.now(), signedBy: key))
    try context.print(SignAnswer(checkpoint: file.path, head: head.description), as: output.format)
  }

  private func chosenFolder(of home: HomeFolder) throws -> URL {
    if let folder { return URL(filePath: folder, directoryHint: .isDirectory).absoluteURL }
    guard let configured = try Configuration(at: home.configuration).checkpoints else {
      throw CommandFailure(.usage, "name the folder of checkpoints with --output, or under `journal` in config.yaml")
    }
    return configured.folder
  }
}

private struct SignAnswer: Answer {
  let checkpoint: String
  let head: String

  func text() -> String { "\(checkpoint) holds entry \(head.prefix { $0 != ":" }).\n" }
}

extension String {
  fileprivate func trimmingSuffix(while isLeftOut: (Character) -> Bool) -> String {
    String(reversed().drop(while: isLeftOut).reversed())
  }
}
