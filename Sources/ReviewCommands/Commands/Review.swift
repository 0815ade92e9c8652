import ArgumentParser
import Casebook
import Foundation
import NightRun
import ReviewDomain
import ReviewerDesk

struct Review: HomeCommand {
  static let right = Right.review
  static let configuration = CommandConfiguration(
    abstract: "Review the applications that wait, one after the other, the first due first.",
    discussion: """
      Whatever is shown lies on your desk, and no other reviewer gets it. One key decides: a approves, r and a key for each reason rejects, \
      s puts aside, u takes the last decision back, ? tells the rest. --plain asks and answers line by line, for screen readers.

      Example:
        card-review review --plain
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var language: LanguageOptions
  @Flag(help: "Ask and answer line by line, without pictures.")
  var plain = false

  func run(in context: CommandContext) async throws {
    let office = try home.office(in: context)
    let session = DeskSession(
      office: office, reviewer: context.user(), language: language.language(in: context), hint: home.hint)
    var desk = PlainDesk(
      session: session, reasons: DeskReasons(office.rules.ruleSet.reasonsInOrder), context: context)
    if let number = try await desk.serve() {
      // Whoever waits for this process is to hear what ended it.
      signal(number, SIG_DFL)
      raise(number)
    }
  }
}
