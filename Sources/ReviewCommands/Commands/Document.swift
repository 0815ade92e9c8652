import ArgumentParser

struct Document: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read identity documents without a home folder.",
    discussion: """
      Example:
        card-review document check id-front.jpg
      """,
    subcommands: [DocumentCheck.self])
}
