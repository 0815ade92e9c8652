import ArgumentParser
import Casebook
import NightRun
import ReviewDomain

struct Reject: ReviewCommand {
  static let configuration = CommandConfiguration(
    abstract: "Reject applications with every reason, and mail the applicants.",
    discussion: """
      Without a reason, the command lists the agency's. The reason `other` needs a note, which is written into the mail.

      Example:
        card-review reject 2026-000123 --reason not_recent
        card-review reject 123 124 130 --reason not_recent
        card-review reject 2026-000123 --reason head_cropped --reason other --note '請勿戴口罩拍照'
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Argument(
    help: ArgumentHelp("The applications' numbers.", valueName: "application"), transform: ArgumentText.application)
  var applications: [ApplicationID]
  @Option(name: .customLong("reason"), help: ArgumentHelp("A reason; may be repeated.", valueName: "code"))
  var reasons: [ReasonCode] = []
  @Option(help: "Words for the applicant, written into the mail.")
  var note: String?
  @Flag(help: "Decide also what no worker has inspected yet.")
  var uninspected = false

  func validate() throws {
    if reasons.contains(.other) && (note ?? "").isEmpty {
      throw ValidationError("the reason `other` needs a --note for the applicant")
    }
  }

  func run(in context: CommandContext) async throws {
    let office = try home.office(in: context)
    let chosen = try chosen(from: office.rules.ruleSet.reasons)
    try DecisionSteps(office: office, home: home, output: output, context: context)
      .take(.rejected, with: applications) { application in
        try office.decide(
          application, .reject(chosen, note: note), reviewer: context.user(), uninspected: uninspected
        ).reasons
      }
  }

  /// - Throws: what the agency's reasons are, where one was given that is none of them, or none at all.
  private func chosen(from known: [ReasonCode: Reason]) throws -> [Reason] {
    let usable = known.filter(\.value.reviewerMayReject)
    let codes = Set(reasons).sorted()
    let unknown = codes.filter { usable[$0] == nil }.map { "`\($0.rawValue)`" }
    guard unknown.isEmpty && !codes.isEmpty else {
      let problem =
        unknown.isEmpty
        ? "give at least one --reason"
        : "\(unknown.joined(separator: ", ")) \(unknown.count == 1 ? "is" : "are") no reason to reject for"
      var list = TextTable(header: [])
      for reason in usable.values.sorted(by: { $0.code < $1.code }) {
        list.add(["", reason.code.rawValue, reason.caption])
      }
      throw CommandFailure(.usage, "\(problem); the reasons are:\(list.text())")
    }
    return codes.compactMap { usable[$0] }
  }
}
