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
      """,
    subcommands: [MailList.self])
}

struct MailList: ReviewCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List mails, newest first.",
    discussion: """
      Addresses are masked. `doubtful` marks addresses at which the agency's mail is known to get lost: such an applicant sees the
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
    let mails = try office.casebook.notices(after: after, limit: limit).map(MailListAnswer.Line.init)
    try context.print(MailListAnswer(mails: mails.filter { !doubtful || $0.deliveryDoubtful }), as: output.format)
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

  let mails: [Line]

  func text() -> String {
    if mails.isEmpty { return "No mail.\n" }
    var table = TextTable(header: ["NO.", "APPLICATION", "KIND", "TO", "STATUS", "TRIES", "CREATED", "REMARK"])
    for mail in mails {
      let remark = (mail.deliveryDoubtful ? ["doubtful"] : []) + (mail.detail.map { $0.isEmpty ? [] : [$0] } ?? [])
      table.add([
        "\(mail.number)", mail.application, mail.kind.rawValue, mail.to, mail.status.rawValue, "\(mail.attempts)",
        mail.createdAt.inTaiwan, remark.joined(separator: "; "),
      ])
    }
    return table.text()
  }
}
