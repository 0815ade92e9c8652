import ArgumentParser

struct Photo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check pictures without a home folder.",
    discussion: """
      Example:
        card-review photo check portrait.jpg
      """,
    subcommands: [PhotoCheck.self])
}
