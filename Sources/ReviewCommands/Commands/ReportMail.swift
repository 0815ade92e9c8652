import ArgumentParser
import Foundation
import NightRun
import Notices
import ReviewDomain
import SupervisorReports

struct ReportMail: HomeCommand {
  static let right = Right.report
  static let configuration = CommandConfiguration(
    commandName: "mail",
    abstract: "Mail the report: its main figures as text and table, with the whole as HTML attached.",
    discussion: """
      It goes at once, in the way that config.yaml says. There is no personal data in it but reviewers' user names and the numbers of \
      applications.

      Example, in a crontab on Mondays:
        0 8 * * 1 /usr/local/bin/card-review report mail chief@example.tw --week last --home /srv/card-review
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var figures: ReportOptions
  @Argument(help: ArgumentHelp("To whom.", valueName: "address"), transform: ArgumentText.typed)
  var addresses: [EmailAddress]
  @Option(help: "The language.")
  var lang: Language = .chinese

  func run(in context: CommandContext) async throws {
    let office = try home.office(in: context)
    let report = try figures.report(of: home, in: context)
    let mail = ReportMailText(report.figures, reasons: report.reasons, language: lang)
    let day = report.figures.asOf.inTaiwan.prefix(10)
    let file = MailAttachment(name: "report-\(day).html", html: try report.text(as: .html, language: lang))
    var sent: [ReportMailAnswer.Mail] = []
    for address in addresses {
      let outcome = try office.sendReport(
        to: address, subject: mail.subject, text: mail.text, html: mail.html, file: file)
      sent.append(.init(to: address.text, outcome: outcome.told.word, detail: outcome.told.detail))
      guard outcome.told.status == .success else {
        throw CommandFailure(
          outcome.told.status,
          "the report to \(address.text) was not taken (\(outcome.told.word)): \(outcome.told.detail)")
      }
    }
    try context.print(ReportMailAnswer(mails: sent), as: output.format)
  }
}

private struct ReportMailAnswer: Answer {
  struct Mail: Encodable {
    let to: String
    let outcome: String
    /// The words of whoever took it.
    let detail: String
  }

  let mails: [Mail]

  func text() -> String { mails.map { "The report to \($0.to) was taken.\n" }.joined() }
}
