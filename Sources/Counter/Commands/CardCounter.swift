import ArgumentParser
import Foundation
import NightRun

/// The program's root command.
public struct CardCounter: AsyncParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "card-counter",
    abstract: "The counter at which people register and apply for a virtual NHI card (虛擬健保卡).",
    discussion: """
      Serves web pages on the loopback address, for a reverse proxy with TLS. It works on the home folder of `card-review`.

      Example:
        card-counter registry import insured.csv --home /srv/card-review
        card-counter serve --home /srv/card-review
      """,
    version: "0.1.0",
    subcommands: [Serve.self, RegistryCommand.self, StaffCommand.self, FiguresCommand.self, AuditCommand.self])

  public init() {}

  /// Parses the arguments, runs the command and ends the process with its exit code.
  public static func start() async -> Never {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
      exit(withError: nil)
    } catch {
      guard let failure = CounterFailure(error) else { exit(withError: error) }
      for message in failure.messages {
        try? FileHandle.standardError.write(contentsOf: Data("card-counter: \(message)\n".utf8))
      }
      exit(withError: ExitCode(failure.status))
    }
  }
}

/// Where the office's files are.
struct CounterHomeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The home folder; without it CARD_REVIEW_HOME, or the folder you stand in.", valueName: "dir"))
  var home: String?

  /// - Throws: `HomeFault` where `card-review init` has not been run there.
  func folder() throws -> HomeFolder {
    let path = home ?? ProcessInfo.processInfo.environment["CARD_REVIEW_HOME"] ?? "."
    let folder = HomeFolder(URL(filePath: path, directoryHint: .isDirectory).absoluteURL)
    try folder.requireOffice()
    return folder
  }
}
