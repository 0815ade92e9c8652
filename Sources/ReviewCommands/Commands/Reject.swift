import ArgumentParser
import Casebook
import NightRun
import ReviewDomain

struct Reject: ReviewCommand {
  static let configuration = CommandConfiguration(
    abstract: "Reject an application with every reason, and mail the applicant.",
    discussion: """
      `card-review rules check` lists the reasons. The reason `other` needs a note, which is written into the mail.

      Example:
        card-review reject 2026-000123 --reason not_recent
        card-review reject 2026-000123 --reason head_cropped --reason other --note '請勿戴口罩拍照'
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Argument(help: "The application's number.")
  var application: ApplicationID
  @Option(name: .customLong("reason"), help: ArgumentHelp("A reason; may be repeated.", valueName: "code"))
  var reasons: [ReasonCode] = []
  @Option(help: "Words for the applicant, written into the mail.")
  var note: String?

  func validate() throws {
    if reasons.isEmpty { throw ValidationError("give at least one --reason; card-review rules check lists them") }
    if reasons.contains(.other) && (note ?? "").isEmpty {
      throw ValidationError("the reason `other` needs a --note for the applicant")
    }
  }

  func run(in context: CommandContext) async throws {
    let office = try home.office(in: context)
    let chosen = try Set(reasons).sorted().map { code in
      guard let reason = office.rules.ruleSet.reasons[code], reason.reviewerMayReject else {
        throw CommandFailure(
          .usage, "`\(code.rawValue.strippedOfControls)` is no reason to reject for; card-review rules check lists them"
        )
      }
      return reason
    }
    let answer = try office.decide(application, .reject(chosen, note: note), reviewer: context.user())
    try context.print(DecisionAnswer(answer), as: output.format)
  }
}
