import ArgumentParser

struct Person: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Answer a person who asks what is kept of them, or wants it erased.",
    discussion: """
      Example:
        card-review person export A123456789 --output /secure/A123456789
        card-review person erase A123456789 --dry-run
      """,
    subcommands: [PersonExport.self, PersonErase.self])
}
