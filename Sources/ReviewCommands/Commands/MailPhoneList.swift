import ArgumentParser
import Casebook
import Foundation
import NightRun
import ReviewDomain

struct MailPhoneList: HomeCommand {
  static let right = Right.overrule
  static let configuration = CommandConfiguration(
    commandName: "phone-list",
    abstract: "List whom to call because mail does not reach them, or may not.",
    discussion: """
      Those whose last mail failed or may not have arrived, whose address a server has refused, or whose decision went to an address at \
      which the agency's mail is known to get lost. Names and numbers are whole: keep the list as you keep the forms. The journal tells who \
      took it, and why (--note).

      Example:
        card-review mail phone-list
        card-review mail phone-list --since 2026-11-01 --csv > call.csv
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Option(
    help: ArgumentHelp("Only mail written on this day or later; without it, in the last 30 days.", valueName: "day"),
    transform: ArgumentText.typed)
  var since: CivilDate?
  @Flag(help: "Print CSV, for a spreadsheet.")
  var csv = false
  @OptionGroup var reason: StatedReason

  func validate() throws {
    if csv && output.json { throw ValidationError("give --csv or --json") }
  }

  func run(in context: CommandContext) async throws {
    try context.caller.requireToOverrule("a list of whole names and numbers", because: reason.note)
    let casebook = try home.casebook(in: context)
    var people: [MailPhoneListAnswer.Person] = []
    let start = since.map(\.firstInstant) ?? context.now() - 30 * 86_400
    var called: [ApplicationID] = []
    try casebook.forEachLastNotice(since: start) { notice in
      guard let why = notice.whyToCall else { return }
      people.append(.init(notice, why))
      called.append(notice.application)
    }
    try casebook.noteAccess(
      [.contact], to: called, because: reason.note, by: .person(context.user()), at: context.now())
    let answer = MailPhoneListAnswer(people: people)
    if csv { return try context.write(answer.csv) }
    try context.print(answer, as: output.format)
  }
}

extension LastNotice {
  /// Nil for those who have been reached.
  fileprivate var whyToCall: MailPhoneListAnswer.Reason? {
    switch delivery {
    case .failed: addressMark == nil ? .failed : .deadAddress
    case .unknown: .unknown
    case .pending, .sent, .withdrawn:
      if addressMark != nil { .deadAddress } else { kind != .received && recipient.deliveryDoubtful ? .doubtful : nil }
    }
  }
}

private struct MailPhoneListAnswer: Answer {
  enum Reason: String, Encodable {
    case deadAddress = "dead_address"
    case failed
    case unknown
    case doubtful
  }

  struct Person: Encodable {
    let application: String
    let name: String
    /// Absent for a returned form.
    let phone: String?
    let email: String
    /// What the mail told.
    let kind: NoticeKind
    let why: Reason
    let writtenAt: Date

    init(_ notice: LastNotice, _ why: Reason) {
      application = notice.application.text
      name = notice.name.text
      phone = notice.phone?.text
      email = notice.recipient.text
      kind = notice.kind
      self.why = why
      writtenAt = notice.writtenAt
    }

    /// In the order of the columns.
    var cells: [String] {
      [application, name, phone ?? "", email, kind.rawValue, why.rawValue, writtenAt.inTaiwan]
    }
  }

  let people: [Person]

  private static let columns = ["application", "name", "phone", "email", "mail", "why", "written"]

  func text() -> String {
    if people.isEmpty { return "Nobody is to be called.\n" }
    var table = TextTable(header: Self.columns.map { $0.uppercased() })
    for person in people { table.add(person.cells) }
    return table.text()
  }

  var csv: String { SpreadsheetText(rows: [Self.columns] + people.map(\.cells)).text }
}
