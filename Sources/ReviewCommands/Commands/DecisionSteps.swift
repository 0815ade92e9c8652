import Casebook
import NightRun
import ReviewDomain

/// What a reviewer's command does with each application that it was given.
struct DecisionSteps {
  let office: Office
  let home: HomeOptions
  let output: OutputOptions
  let context: CommandContext

  /// Says the same of each application, in a transaction of its own, and prints what became of it.
  ///
  /// - Parameters:
  ///   - uninspected: whether to decide also what no worker has inspected.
  ///   - dryRun: whether to print the mails and record nothing.
  /// - Throws: at the end, what kept single applications from it, with the exit code of the first; at once, what would keep all others from
  ///   it as well.
  func take(
    _ word: ReviewersWord, with numbers: [ApplicationID], uninspected: Bool = false, dryRun: Bool
  ) throws {
    if word.status == .cancelled { try context.caller.requireToOverrule("a cancellation", because: word.note) }
    var typed: Set<ApplicationID> = []
    let numbers = numbers.filter { typed.insert($0).inserted }
    var failures: [CommandFailure] = []
    var done: Set<ApplicationID> = []
    for (place, number) in numbers.enumerated() {
      do {
        let record = try office.casebook.record(typed: number, for: context.user())
        let application = record.application.id
        if !done.insert(application).inserted { continue }
        let prepared = try explained(word.status, application) {
          try office.prepare(word, on: application, reviewer: context.user(), uninspected: uninspected)
        }
        if dryRun {
          try context.print(try MailAnswer(prepared.notice), as: output.format)
          continue
        }
        try office.record(prepared)
        let hint = place == numbers.count - 1 ? try next(after: application) : nil
        try context.print(
          DecisionAnswer(
            prepared, of: record.application.applicant.name, undo: home.hint("undo \(application)"), next: hint),
          as: output.format)
      } catch {
        failures.append(CommandFailure(from: error, hint: home.hint))
        if isOfOneApplication(error) { continue }
        let left = numbers[(place + 1)...].map(\.text).joined(separator: " ")
        if !left.isEmpty { failures.append(CommandFailure(.usage, "not tried after that: \(left)")) }
        break
      }
    }
    if let first = failures.first { throw CommandFailure(first.status, messages: failures.flatMap(\.messages)) }
  }

  /// Whether others may fare better.
  private func isOfOneApplication(_ error: any Error) -> Bool {
    switch error {
    case is NotInspected, is TiedToApplication, CasebookError.unknownApplication, CasebookError.stale,
      CasebookError.onDesk,
      ToldReasonFault.detailMissing:
      true
    case let failure as CommandFailure: failure.status != .inputOutput
    default: false
    }
  }

  /// - Throws: where the application's state does not allow the step, who brought it there and when.
  private func explained<Value>(
    _ wanted: ApplicationStatus, _ application: ApplicationID, _ step: () throws -> Value
  ) throws -> Value {
    do {
      return try step()
    } catch CasebookError.illegal(_, let status, _) {
      let again = status == wanted ? " again" : ""
      let state = status.rawValue + (try office.casebook.record(of: application)?.byWhom ?? "")
      throw CommandFailure(
        .badData,
        "\(application) is \(state), so it cannot be \(wanted.rawValue)\(again); see: "
          + home.hint("history \(application)"))
    }
  }

  /// The one that waits for a reviewer after this, or the oldest; nil where none waits.
  private func next(after application: ApplicationID) throws -> DecisionAnswer.Next? {
    let casebook = office.casebook
    guard
      let next = try casebook.waiting(for: context.user(), after: application, limit: 1).first
        ?? casebook.waiting(for: context.user(), after: nil, limit: 1).first
    else { return nil }
    return DecisionAnswer.Next(
      application: next.application, command: home.hint("show \(next.application)"),
      waiting: try casebook.waitingCount(for: context.user()))
  }
}

extension ApplicationRecord {
  /// Who brought it where it is, and when, in brackets; empty where nobody decided.
  fileprivate var byWhom: String {
    if let supersededBy { return " by \(supersededBy)" }
    let last =
      cancellation.map { ($0.cancelledBy, $0.cancelledAt) } ?? decisions.last.map { ($0.decidedBy, $0.decidedAt) }
    return last.map { " (by \($0.words), \($1.inTaiwan))" } ?? ""
  }
}

extension Actor {
  /// For people.
  var words: String {
    switch self {
    case .machine: "the machine"
    case .person(let name): name
    }
  }
}
