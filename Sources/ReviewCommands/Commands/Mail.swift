import ArgumentParser
import Casebook
import Foundation
import ReviewDomain

struct Mail: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look at the mail to applicants.",
    discussion: """
      Example:
        card-review mail list --limit 100
        card-review mail show 17
      """,
    subcommands: [MailList.self, MailShow.self])
}

struct MailShow: HomeCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one mail as its applicant reads it.",
    discussion: """
      Example:
        card-review mail show 17
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Argument(help: "The mail's number, as in `mail list`.")
  var number: Int64

  func run(in context: CommandContext) async throws {
    let office = try home.office(in: context)
    guard let entry = try office.casebook.notice(number) else {
      throw CommandFailure(.noInput, "there is no mail \(number); \(home.hint("mail list")) names those there are")
    }
    try context.print(try MailAnswer(entry), as: output.format)
  }
}

struct MailList: HomeCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List mails, newest first.",
    discussion: """
      Addresses are masked. `doubtful` marks addresses at which the agency's mail is known to get lost: such an applicant sees the \
      answer in the app, or is called.

      Example:
        card-review mail list --limit 100
        card-review mail list --doubtful
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Option(help: ArgumentHelp("Go on after this mail's number.", valueName: "number"))
  var after: Int64?
  @Option(help: "How many at most, 1 to 1000.", transform: ArgumentText.number(from: 1, to: 1000))
  var limit = 20
  @Flag(help: "Of these, only mails to addresses where delivery is doubtful.")
  var doubtful = false

  func run(in context: CommandContext) async throws {
    let office = try home.office(in: context)
    let page = try office.casebook.notices(after: after, limit: limit).map(MailListAnswer.Line.init)
    let options = (limit == 20 ? "" : " --limit \(limit)") + (doubtful ? " --doubtful" : "")
    let further = page.count == limit ? page.last.map { home.hint("mail list --after \($0.number)\(options)") } : nil
    let answer = MailListAnswer(
      total: try office.casebook.deliveryCounts().values.reduce(0, +),
      mails: page.filter { !doubtful || $0.deliveryDoubtful }, looked: page.count, further: further)
    try context.print(answer, as: output.format)
  }
}

private struct MailListAnswer: Answer {
  struct Line: Encodable {
    let number: Int64
    let application: String
    let kind: NoticeKind
    let to: String
    let status: DeliveryStatus
    let attempts: Int
    let deliveryDoubtful: Bool
    let createdAt: Date
    let messageID: String
    /// The system's words on the last attempt; absent before one.
    let detail: String?

    init(_ entry: OutboxEntry) {
      number = entry.id
      application = entry.notice.application.text
      kind = entry.notice.kind
      to = entry.notice.recipient.masked
      status = entry.status
      attempts = entry.attempts
      deliveryDoubtful = entry.notice.recipient.deliveryDoubtful
      createdAt = entry.createdAt
      messageID = entry.notice.messageID
      detail = entry.lastDetail
    }
  }

  /// How many there are, listed here or not.
  let total: Int
  let mails: [Line]
  /// How many were looked through for these.
  let looked: Int
  /// The command that goes on; nil where there are no more.
  let further: String?

  private enum CodingKeys: CodingKey {
    case total, mails
  }

  func text() -> String {
    let goOn = (further.map { " Go on: \($0)" } ?? "") + "\n"
    if looked == 0 { return "No mail.\n" }
    if mails.isEmpty { return "None of these \(looked) is doubtful.\(goOn)" }
    var table = TextTable(header: ["NO.", "APPLICATION", "KIND", "TO", "STATUS", "CREATED", "REMARK"])
    for mail in mails {
      let remarks = [
        mail.deliveryDoubtful ? "doubtful" : nil, mail.attempts > 1 ? "\(mail.attempts) tries" : nil, mail.detail,
      ]
      table.add([
        "\(mail.number)", mail.application, mail.kind.rawValue, mail.to, mail.status.rawValue,
        String(mail.createdAt.inTaiwan.prefix(16)),
        remarks.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "; "),
      ])
    }
    return table.text() + "\(mails.count) of \(total) mails.\(goOn)"
  }
}
