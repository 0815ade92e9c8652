import ArgumentParser
import Casebook
import ReviewDomain

struct MailRetry: HomeCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry",
    abstract: "Have mails tried again with the next run: those that wait, failed or may not have arrived.",
    discussion: """
      A mail of unknown fate may arrive twice then; it is the same message under the same number. One that a later mail of its \
      application has overtaken is not sent any more.

      Example:
        card-review mail retry 17 18
        card-review mail send
      """)

  @OptionGroup var home: HomeOptions
  @Argument(help: ArgumentHelp("The mails' numbers, as in `mail list`.", valueName: "number"))
  var numbers: [Int64]

  func run(in context: CommandContext) async throws {
    try MailChange(home: home, context: context).make(.retry, of: numbers)
  }
}

struct MailDrop: HomeCommand {
  static let configuration = CommandConfiguration(
    commandName: "drop",
    abstract: "Take back mails that have not been sent; nobody is told what they would have said.",
    discussion: """
      Example:
        card-review mail drop 17
      """)

  @OptionGroup var home: HomeOptions
  @Argument(help: ArgumentHelp("The mails' numbers, as in `mail list`.", valueName: "number"))
  var numbers: [Int64]

  func run(in context: CommandContext) async throws {
    try MailChange(home: home, context: context).make(.drop, of: numbers)
  }
}

/// What a person wants done with mails, each in a transaction of its own.
private struct MailChange {
  let home: HomeOptions
  let context: CommandContext

  /// - Throws: at the end, what kept single mails from it, with the exit code of the first.
  func make(_ change: NoticeChange, of numbers: [Int64]) throws {
    let casebook = try home.casebook(in: context)
    var failures: [CommandFailure] = []
    for number in numbers {
      switch try casebook.change(number, change, by: context.user(), at: context.now()) {
      case .done:
        let done = change == .retry ? "goes out with the next run: \(home.hint("mail send"))" : "is taken back."
        try context.write("mail \(number) \(done)\n")
      case .unknownNotice:
        failures.append(
          CommandFailure(.noInput, "there is no mail \(number); \(home.hint("mail list")) names those there are"))
      case .illegal(let phase):
        let wanted = change == .retry ? "tried again" : "taken back"
        failures.append(CommandFailure(.badData, "mail \(number) is \(phase.words), so it cannot be \(wanted)"))
      case .overtaken(let later):
        failures.append(
          CommandFailure(
            .badData,
            "mail \(number) was overtaken by mail \(later), so it cannot be tried again; see: "
              + home.hint("mail show \(later)")))
      }
    }
    if let first = failures.first { throw CommandFailure(first.status, messages: failures.flatMap(\.messages)) }
  }
}
