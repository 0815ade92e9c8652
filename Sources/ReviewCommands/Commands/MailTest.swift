import ArgumentParser
import Foundation
import NightRun
import Notices
import ReviewDomain
import Synchronization

struct MailTest: HomeCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Send a mail that says it is a test, all the way, and show what the relay said.",
    discussion: """
      It goes at once, in the way that config.yaml says, beside whatever mail is due. The login is not shown.

      Example:
        card-review mail test somebody@example.tw
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Argument(help: "Where to send it.", transform: ArgumentText.typed)
  var address: EmailAddress

  func run(in context: CommandContext) async throws {
    let office = try home.office(in: context)
    let said = Mutex<[String]>([])
    let outcome = try office.sendTestMail(to: address) { line in said.withLock { $0.append(line) } }
    let way = office.configuration.mail.way.words
    let result = outcome.told
    try context.print(
      MailTestAnswer(way: way, outcome: result.word, detail: result.detail, transcript: said.withLock { $0 }),
      as: output.format)
    guard result.status == .success else {
      throw CommandFailure(result.status, "the mail was not taken (\(result.word)): \(result.detail)")
    }
  }
}

private struct MailTestAnswer: Answer {
  let way: String
  let outcome: String
  /// The words of whoever took or refused it.
  let detail: String
  let transcript: [String]

  func text() -> String {
    "The mail goes \(way).\n" + transcript.map { $0.strippedOfControls + "\n" }.joined()
      + (outcome == "sent" ? "It was taken.\n" : "")
  }
}

extension DeliveryOutcome {
  /// For people, with the exit code.
  var told: (word: String, detail: String, status: ExitStatus) {
    switch self {
    case .sent(let detail): ("sent", detail, .success)
    case .temporary(let detail): ("temporary", detail, .tryLater)
    case .permanent(let detail): ("permanent", detail, .badData)
    case .deadAddress(_, let detail): ("dead address", detail, .badData)
    case .unknown(let detail): ("unknown", detail, .badData)
    case .interrupted(let detail): ("interrupted", detail, .tryLater)
    case .unavailable(let detail): ("unavailable", detail, .tryLater)
    case .misconfigured(let detail): ("misconfigured", detail, .configuration)
    }
  }
}
