import ArgumentParser
import NightRun

struct Intake: HomeCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take in the inbox, without inspecting anything.",
    discussion: """
      `run` does this too. A form with faults that its sender can mend is returned: the sender gets a mail that says what to mend. Bundles
      that are no form, or that cannot be answered, move to refused/ with a refused.txt that names every fault, and it ends with 65.

      Example:
        card-review intake --home /srv/card-review
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions

  func run(in context: CommandContext) async throws {
    let office = try home.office(in: context)
    let result = try await office.withLock { try office.takeIn() }
    try context.print(IntakeAnswer(result: result), as: output.format)
    try CommandFailure.check(result)
  }
}

private struct IntakeAnswer: Answer {
  let result: IntakeResult

  func encode(to encoder: any Encoder) throws { try result.encode(to: encoder) }

  func text() -> String { SummaryText.intake(result) }
}
