import ArgumentParser
import Casebook
import Foundation
import NightRun
import ReviewDomain

struct Mail: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look after the mail to applicants.",
    discussion: """
      Example:
        card-review mail list --limit 100
        card-review mail show 17
        card-review mail send
      """,
    subcommands: [
      MailList.self, MailShow.self, MailSend.self, MailRetry.self, MailDrop.self, MailTest.self, MailBounces.self,
      MailPhoneList.self,
    ])
}

struct MailShow: HomeCommand {
  static let right = Right.review
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
    let casebook = try home.casebook(in: context)
    guard let entry = try casebook.notice(number), try !casebook.isHidden(entry, from: context.caller) else {
      throw CommandFailure(.noInput, "there is no mail \(number); \(home.hint("mail list")) names those there are")
    }
    try context.print(try MailAnswer(entry, at: context.now()), as: output.format)
  }
}

struct MailList: HomeCommand {
  static let right = Right.review
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List mails, newest first.",
    discussion: """
      Addresses are masked. `doubtful` marks addresses at which the agency's mail is known to get lost, `dead` those that a server has \
      refused: such an applicant sees the answer in the app, or is called (`mail phone-list`). A mail is queued for the next run, held \
      so that its decision can be undone, being sent, to be tried again (retry), sent, failed for good, of unknown fate where the link \
      was lost as it went, or withdrawn because a later word took its place.

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
  @Flag(help: "Of these, only mails to addresses where delivery is doubtful, or that are dead.")
  var doubtful = false

  func run(in context: CommandContext) async throws {
    let casebook = try home.casebook(in: context)
    let now = context.now()
    let notices = try casebook.notices(after: after, limit: limit)
    let page = try notices.filter { try !casebook.isHidden($0, from: context.caller) }.map {
      MailListAnswer.Line($0, at: now)
    }
    let options = (limit == 20 ? "" : " --limit \(limit)") + (doubtful ? " --doubtful" : "")
    let further = notices.count == limit ? notices.last.map { home.hint("mail list --after \($0.id)\(options)") } : nil
    let answer = MailListAnswer(
      total: try casebook.deliveryCounts().values.reduce(0, +),
      mails: page.filter { !doubtful || $0.deliveryDoubtful || $0.addressMark != nil }, looked: page.count,
      further: further)
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
    /// The status told finer: `queued`, `held`, `sending` and `retry` are all pending.
    let phase: String
    /// When it is to be handed over; absent unless it is pending.
    let dueAt: Date?
    let attempts: Int
    let deliveryDoubtful: Bool
    /// The status code with which a server refused the address; absent where none has.
    let addressMark: String?
    let createdAt: Date
    let messageID: String
    /// The system's words on the last attempt; absent before one.
    let detail: String?

    /// For people.
    let phaseInWords: String

    private enum CodingKeys: CodingKey {
      case number, application, kind, to, status, phase, dueAt, attempts, deliveryDoubtful, addressMark, createdAt
      case messageID, detail
    }

    init(_ entry: OutboxEntry, at time: Date) {
      let phase = entry.phase(at: time)
      self.phase = phase.name
      phaseInWords = phase.words
      dueAt = entry.dueAt
      addressMark = entry.addressMark
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
        mail.deliveryDoubtful ? "doubtful" : nil, mail.addressMark.map { "dead (\($0))" },
        mail.attempts > 1 ? "\(mail.attempts) tries" : nil, mail.detail,
      ]
      table.add([
        "\(mail.number)", mail.application, mail.kind.rawValue, mail.to, mail.phaseInWords,
        String(mail.createdAt.inTaiwan.prefix(16)),
        remarks.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "; "),
      ])
    }
    return table.text() + "\(mails.count) of \(total) mails.\(goOn)"
  }
}
