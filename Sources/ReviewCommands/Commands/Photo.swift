import ArgumentParser

struct Photo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check pictures without a home folder.", subcommands: [PhotoCheck.self])
}
