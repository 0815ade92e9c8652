import ArgumentParser
import Casebook
import NightRun
import ReviewDomain

struct Approve: HomeCommand {
  static let right = Right.review
  static let configuration = CommandConfiguration(
    abstract: "Approve applications and mail the applicants.",
    discussion: """
      The decisions are recorded under your user name, each by itself; the mail goes out with a later `run`, and until then `undo` takes both \
      back. Of an application that \
      waits for a reviewer its number in the series is enough: 123 for 2026-000123.

      Example:
        card-review approve 2026-000123
        card-review approve 123 124 130
        card-review approve 2026-000123 --dry-run
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Argument(
    help: ArgumentHelp("The applications' numbers.", valueName: "application"), completion: TypedWords.waiting,
    transform: ArgumentText.application)
  var applications: [ApplicationID]
  @OptionGroup var decision: DecisionOptions
  @Flag(help: "Decide also what no worker has inspected yet.")
  var uninspected = false

  func run(in context: CommandContext) async throws {
    let office = try home.office(in: context)
    try DecisionSteps(office: office, home: home, output: output, context: context)
      .take(.approve(note: decision.note), with: applications, uninspected: uninspected, dryRun: decision.dryRun)
  }
}
