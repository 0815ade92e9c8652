import ArgumentParser
import Foundation
import NightRun

struct MailBounces: HomeCommand {
  static let configuration = CommandConfiguration(
    commandName: "bounces",
    abstract: "Read reports of undelivered mail, and mark mails and addresses.",
    discussion: """
      Reads new/ of the maildir to which mail for the sender's address comes. A report of a final failure (RFC 3464, also in the forms of \
      Exchange and Gmail) has its mail count as failed, and its address as dead where that is what was refused; it is moved to cur/. \
      Every other message is left in new/ for somebody to read.

      Example:
        card-review mail bounces /var/mail/no-reply
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Argument(help: ArgumentHelp("The maildir.", valueName: "maildir"))
  var maildir: String

  func run(in context: CommandContext) async throws {
    let casebook = try home.casebook(in: context)
    let result = try BounceFolder(URL(filePath: maildir).absoluteURL).read(into: casebook, at: context.now())
    try context.print(
      MailBouncesAnswer(result: result, phoneList: home.hint("mail phone-list")), as: output.format)
  }
}

private struct MailBouncesAnswer: Answer {
  let result: BounceResult
  let phoneList: String

  func encode(to encoder: any Encoder) throws { try result.encode(to: encoder) }

  func text() -> String {
    var text = "\(result.failed.count) mail(s) failed, \(result.known) report(s) told nothing new, "
    text += "\(result.strange) of no mail of this office, \(result.left) other message(s) left to be read.\n"
    if !result.failed.isEmpty {
      text += "Failed: mail \(result.failed.map(String.init).joined(separator: ", ")). Whom to call: \(phoneList)\n"
    }
    return text
  }
}
