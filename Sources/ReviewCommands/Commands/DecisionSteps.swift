import Casebook
import NightRun
import ReviewDomain

extension Office {
  /// Takes a reviewer's step with an application.
  ///
  /// - Parameter wanted: what the application is to become, such as `approved`.
  /// - Throws: where its state does not allow that, who brought it there and when.
  func explained<Value>(
    _ wanted: ApplicationStatus, _ application: ApplicationID, _ step: () throws -> Value
  ) throws -> Value {
    do {
      return try step()
    } catch CasebookError.illegal(_, let status, _) {
      let again = status == wanted ? " again" : ""
      let state = status.rawValue + (try casebook.record(of: application)?.byWhom ?? "")
      throw CommandFailure(
        .badData,
        "\(application) is \(state), so it cannot be \(wanted.rawValue)\(again); see: card-review history \(application)"
      )
    }
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
