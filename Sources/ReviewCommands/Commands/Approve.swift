import ArgumentParser
import Casebook
import NightRun
import ReviewDomain

struct Approve: ReviewCommand {
  static let configuration = CommandConfiguration(
    abstract: "Approve an application and mail the applicant.",
    discussion: """
      The decision is recorded under your user name; the mail goes out with the next `run`.

      Example:
        card-review approve 2026-000123
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Argument(help: "The application's number.", transform: ArgumentText.application)
  var application: ApplicationID
  @Option(help: "Words for the record; the applicant does not see them.")
  var note: String?
  @Flag(help: "Decide also what no worker has inspected yet.")
  var uninspected = false

  func run(in context: CommandContext) async throws {
    let office = try home.office(in: context)
    let answer = try office.explained(.approved, application) {
      try office.decide(application, .approve(note: note), reviewer: context.user(), uninspected: uninspected)
    }
    try context.print(DecisionAnswer(answer), as: output.format)
  }
}
