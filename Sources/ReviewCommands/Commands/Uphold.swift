import ArgumentParser
import Casebook
import NightRun
import ReviewDomain

struct Uphold: HomeCommand {
  static let right = Right.overrule
  static let configuration = CommandConfiguration(
    abstract: "Let approvals stand that a second reader would have rejected.",
    discussion: """
      `queue --disputed` lists them. Where the second reader is right, `cancel` the card; its holder is told and may apply again.

      Example:
        card-review uphold 2026-000123 --note '帽緣可接受'
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Argument(
    help: ArgumentHelp("The applications' numbers.", valueName: "application"), transform: ArgumentText.application)
  var applications: [ApplicationID]
  @Option(help: "Words for the record; the applicant never sees them.")
  var note: String?

  func validate() throws {
    try requireReadable(note, in: "--note")
  }

  func run(in context: CommandContext) async throws {
    try context.caller.requireToOverrule("upholding what a second reader disputes", because: note)
    let casebook = try home.casebook(in: context)
    try EachApplication(applications, hint: home.hint) { number, _ in
      guard let record = try casebook.record(of: number) else { throw CasebookError.unknownApplication(number) }
      try context.caller.requireNoTie(to: record.application)
      try casebook.uphold(number, note: note, by: context.user(), at: context.now())
      try context.print(UpholdAnswer(application: number, by: context.user()), as: output.format)
    }
  }
}

private struct UpholdAnswer: Answer {
  let application: ApplicationID
  let by: String

  func text() -> String { "\(application) stays approved, recorded for \(by.strippedOfControls).\n" }
}
