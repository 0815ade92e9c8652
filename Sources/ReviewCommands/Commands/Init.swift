import ArgumentParser
import Casebook
import Foundation

struct Init: HomeCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a home folder.",
    discussion: """
      Makes the folders, a config.yaml to be edited, and an empty casebook. What is there already is left as it is.

      Example:
        card-review init --home /srv/card-review
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions

  func run(in context: CommandContext) async throws {
    let folder = home.folder(in: context)
    try folder.requireAccess()
    // A configuration made anew would send the next night's mail from another address.
    if folder.holdsCasebook { try folder.requireOffice() }
    try folder.create()
    _ = try SQLiteCasebook(path: folder.casebook.path, create: true)
    try context.print(InitAnswer(home: folder.url.path), as: output.format)
  }
}

private struct InitAnswer: Answer {
  let home: String

  func text() -> String {
    """
    \(home) is ready.
    Edit \(home)/config.yaml, put applications into \(home)/inbox, then run:
      card-review run --home \(home)

    """
  }
}
