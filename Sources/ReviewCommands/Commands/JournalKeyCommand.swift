import ArgumentParser
import Foundation
import NightRun

struct JournalKeyCommand: HomeCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Make a key for `journal sign`, outside of the home folder.",
    discussion: """
      Writes FILE, for its owner only, and FILE.pub, with which checkpoints are verified. Both are PEM as openssl has it.

      Example:
        card-review journal key /etc/card-review/journal.key
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Argument(help: "The key's file, which must not exist.")
  var file: String

  func run(in context: CommandContext) async throws {
    let file = URL(filePath: file).absoluteURL
    let publicFile = try SigningKey.make(file, outside: home.folder(in: context))
    try context.print(KeyAnswer(key: file.path, publicKey: publicFile.path), as: output.format)
  }
}

private struct KeyAnswer: Answer {
  let key: String
  let publicKey: String

  func text() -> String { "\(key) signs, \(publicKey) verifies.\n" }
}
