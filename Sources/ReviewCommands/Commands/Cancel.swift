import ArgumentParser
import Casebook
import NightRun
import ReviewDomain

struct Cancel: HomeCommand {
  static let right = Right.overrule
  static let configuration = CommandConfiguration(
    abstract: "Record that approved cards were cancelled (註銷) and mail their holders, who may apply again.",
    discussion: """
      Example:
        card-review cancel 2026-000123 --note '來電申請'
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Argument(
    help: ArgumentHelp("The numbers of the approved applications.", valueName: "application"),
    completion: TypedWords.approved, transform: ArgumentText.application)
  var applications: [ApplicationID]
  @OptionGroup var decision: DecisionOptions

  func run(in context: CommandContext) async throws {
    let office = try home.office(in: context)
    try DecisionSteps(office: office, home: home, output: output, context: context)
      .take(.cancel(note: decision.note), with: applications, dryRun: decision.dryRun)
  }
}
