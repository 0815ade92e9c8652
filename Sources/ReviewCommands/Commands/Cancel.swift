import ArgumentParser
import Casebook
import NightRun
import ReviewDomain

struct Cancel: ReviewCommand {
  static let configuration = CommandConfiguration(
    abstract: "Record that an approved card was cancelled (註銷), so that its holder may apply again.",
    discussion: """
      Example:
        card-review cancel 2026-000123 --note '來電申請'
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Argument(help: "The number of the approved application.", transform: ArgumentText.application)
  var application: ApplicationID
  @Option(help: "Words for the record.")
  var note: String?

  func run(in context: CommandContext) async throws {
    let office = try home.office(in: context)
    try office.explained(.cancelled, application) {
      try office.casebook.cancel(application, by: context.user(), note: note, at: context.now())
    }
    try context.print(
      DecisionAnswer(application: application, status: .cancelled, reviewer: context.user()), as: output.format)
  }
}
