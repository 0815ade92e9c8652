import ArgumentParser
import Casebook
import NightRun
import ReviewDomain

struct Reject: HomeCommand {
  static let right = Right.review
  static let configuration = CommandConfiguration(
    abstract: "Reject applications with every reason, and mail the applicants.",
    discussion: """
      Without a reason, the command lists the agency's, with their details. A reason that may mean either upload needs the detail; of \
      the others, what the machine saw is told where none is given. A reason that another covers is left out. The reason `other` \
      needs a message, which is written into the mail; line breaks stay.

      Example:
        card-review reject 2026-000123 --reason not_recent
        card-review reject 123 124 130 --reason not_recent
        card-review reject 2026-000123 --reason features_unclear:covered,dark --reason file_too_large:portrait
        card-review reject 2026-000123 --reason head_cropped --reason other --message '請勿戴口罩拍照' --dry-run
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Argument(
    help: ArgumentHelp("The applications' numbers.", valueName: "application"), completion: TypedWords.waiting,
    transform: ArgumentText.application)
  var applications: [ApplicationID]
  @Option(
    name: .customLong("reason"),
    help: ArgumentHelp("A reason, perhaps with details; may be repeated.", valueName: "code[:detail,…]"),
    completion: TypedWords.reasons)
  var reasons: [ReasonChoice] = []
  @Option(help: "Words for the applicant, written into the mail.")
  var message: String?
  @OptionGroup var decision: DecisionOptions
  @Flag(help: "Decide also what no worker has inspected yet.")
  var uninspected = false

  func validate() throws {
    try requireReadable(message, in: "--message")
    if reasons.contains(where: { $0.code == .other }) && (message ?? "").isEmpty {
      throw ValidationError("the reason `other` needs a --message for the applicant")
    }
  }

  func run(in context: CommandContext) async throws {
    let office = try home.office(in: context)
    let chosen = try chosen(from: office.rules.ruleSet)
    try DecisionSteps(office: office, home: home, output: output, context: context)
      .take(
        .reject(chosen, message: message, note: decision.note), with: applications, uninspected: uninspected,
        dryRun: decision.dryRun)
  }

  /// - Throws: what the agency's reasons are, where one was given that is none of them, or none at all.
  private func chosen(from rules: RuleSet) throws -> [ReasonCode: Set<String>] {
    let usable = rules.reasonsInOrder.filter(\.reviewerMayReject)
    let unknown = Set(reasons.map(\.code)).subtracting(usable.map(\.code)).sorted().map { code in
      "`\(code.rawValue)`" + NearestWord.question(code.rawValue, among: usable.map(\.code.rawValue))
    }
    guard unknown.isEmpty && !reasons.isEmpty else {
      let problem =
        unknown.isEmpty
        ? "give at least one --reason"
        : "\(unknown.joined(separator: ", ")) \(unknown.count == 1 ? "is" : "are") no reason to reject for"
      var list = TextTable(header: [])
      for reason in usable {
        list.add(["", reason.code.rawValue, reason.caption, reason.detailsInWords])
      }
      throw CommandFailure(.usage, "\(problem); the reasons are:\(TextLayout.wide.laidOut(list.text()))")
    }
    return ReasonChoice.gathered(reasons)
  }
}
