import ArgumentParser
import Foundation
import NightRun

/// The program's root command.
public struct CardReview: AsyncParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "card-review",
    abstract: "Reviews applications for the virtual NHI card (虛擬健保卡).",
    discussion: """
      Every night `card-review run` takes in the applications of the inbox, checks their pictures, decides the clear ones, refers the \
      rest to reviewers, and mails the applicants.

      Example:
        card-review init --home /srv/card-review
        card-review run --home /srv/card-review
        card-review queue --home /srv/card-review
      """,
    version: "0.1.0",
    groupedSubcommands: [
      CommandGroup(
        name: "Operations:",
        subcommands: [
          Init.self, Intake.self, Run.self, Status.self, Doctor.self, BackupCommand.self, RestoreCommand.self,
          PurgeCommand.self, ReviewersCommand.self,
        ]),
      CommandGroup(
        name: "Reviewers:",
        subcommands: [
          Review.self, Queue.self, Search.self, Release.self, Show.self, Approve.self, Reject.self, Undo.self,
          Cancel.self, Uphold.self,
          History.self,
        ]),
      CommandGroup(
        name: "Supervisors:", subcommands: [Report.self, Mail.self, Journal.self, AccessCommand.self, Person.self]),
      CommandGroup(name: "Pictures and rules:", subcommands: [Photo.self, Document.self, Evaluate.self, Rules.self]),
      CommandGroup(
        name: "Internal:",
        subcommands: [InspectWorker.self, MeasuresPageCommand.self, Features.self, Bench.self, Dev.self]),
    ])

  public init() {}

  /// Parses the arguments, runs the command and ends the process with its exit code.
  public static func start() async -> Never {
    holdStandardDescriptors()
    do {
      if let failure = CommandTree.unknownCommand(in: Array(CommandLine.arguments.dropFirst())) { throw failure }
      try await run(parseAsRoot())
      exit(withError: nil)
    } catch {
      end(with: error)
    }
  }

  private static func run(_ command: any ParsableCommand) async throws {
    let admission = Admission.live
    switch command {
    case let command as any HomeCommand:
      do {
        try await command.run(in: admission.context(for: command.home, right: type(of: command).right))
      } catch {
        // What its errors send people to is on the same home folder.
        throw CommandFailure(from: error, hint: command.home.hint)
      }
    case let command as any ReviewCommand:
      let guest = try admission.admit(to: type(of: command).right, in: nil, isNamed: false)
      try await command.run(in: .live(for: guest))
    default:
      // The program's own worker, or a word that stands for several commands and only shows its help.
      var command = command
      if type(of: command).configuration.subcommands.isEmpty {
        _ = try admission.admit(to: .operate, in: nil, isNamed: false)
      }
      try command.run()
    }
  }

  /// Takes the place of standard descriptors that were closed: the next file opened would get their number, and what is printed would be
  /// written into it. What takes their place cannot be used either.
  private static func holdStandardDescriptors() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) == -1 {
      // The lowest free number is given.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  private static func end(with error: any Error) -> Never {
    // Help and version are asked for in this way too.
    if exitCode(for: error).isSuccess { exit(withError: error) }
    let failure = CommandFailure(from: error)
    for message in failure.messages {
      try? FileHandle.standardError.write(contentsOf: Data("card-review: \(message)\n".utf8))
    }
    exit(withError: ExitCode(failure.status.rawValue))
  }
}
