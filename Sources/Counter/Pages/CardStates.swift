import Casebook
import Foundation
import ReviewDomain

/// What has become of an application, as its applicant is told.
package enum CardState: Sendable, Hashable {
  /// Sent, not decided.
  case underReview
  case approved
  case rejected(reasons: [ToldReason], message: String?)
  /// 補件
  case returned(reasons: [ToldReason])
  case superseded
  /// 註銷
  case cancelled
  /// The casebook cannot be read now.
  case unavailable
}

extension CardState {
  /// As programs are told.
  var code: String {
    switch self {
    case .underReview: "under_review"
    case .approved: "approved"
    case .rejected: "rejected"
    case .returned: "returned"
    case .superseded: "superseded"
    case .cancelled: "cancelled"
    case .unavailable: "unavailable"
    }
  }

  var reasons: [ToldReason] {
    switch self {
    case .rejected(let reasons, _), .returned(let reasons): reasons
    case .underReview, .approved, .superseded, .cancelled, .unavailable: []
    }
  }

  /// A reviewer's own words.
  var message: String? {
    if case .rejected(_, let message) = self { message } else { nil }
  }
}

/// Tells what has become of applications.
package protocol CardStates: Sendable {
  /// - Returns: a state for each, in their order.
  func states(of applications: [ApplicationID], at time: Date) -> [CardState]
}

extension CardStates {
  package func state(of application: ApplicationID, at time: Date) -> CardState {
    states(of: [application], at: time)[0]
  }
}

/// Asks the night's casebook, which is opened anew each time and only for reading: a casebook that is being restored or is not there is
/// no reason for the counter to be down.
package struct CasebookStates: CardStates {
  private let path: String
  private let rules: RuleSet
  /// Seconds in which a reviewer's decision can be undone, and is not told.
  private let hold: TimeInterval

  package init(path: String, rules: RuleSet, hold: TimeInterval) {
    self.path = path
    self.rules = rules
    self.hold = hold
  }

  package func states(of applications: [ApplicationID], at time: Date) -> [CardState] {
    if applications.isEmpty { return [] }
    guard let casebook = try? SQLiteCasebook(reading: path) else { return applications.map { _ in .unavailable } }
    return applications.map { state(of: $0, in: casebook, at: time) }
  }

  private func state(of application: ApplicationID, in casebook: SQLiteCasebook, at time: Date) -> CardState {
    do {
      if let returned = try casebook.returnRecord(of: application) {
        return .returned(reasons: told(returned.decision, nil))
      }
      // Not taken in yet: the night comes.
      guard let record = try casebook.record(of: application) else { return .underReview }
      switch record.status {
      case .received, .inspected, .referred, .returned: return .underReview
      case .superseded: return .superseded
      case .cancelled: return .cancelled
      case .approved, .rejected:
        guard let decision = record.decisions.last(where: { $0.undoneAt == nil }) else { return .underReview }
        if case .person = decision.decidedBy, time < decision.decidedAt.addingTimeInterval(hold) { return .underReview }
        return record.status == .approved
          ? .approved : .rejected(reasons: told(decision, record.judgement), message: decision.message)
      }
    } catch CasebookError.erased {
      return .cancelled
    } catch {
      return .unavailable
    }
  }

  /// The casebook keeps codes; what was meant by them is told again from what the machine saw.
  private func told(_ decision: DecisionRecord, _ judgement: Judgement?) -> [ToldReason] {
    let choices = Dictionary(decision.reasons.map { ($0, Set<String>()) }) { first, _ in first }
    // Where a detail would be needed that only the mail has, the reason is told alone.
    return (try? rules.told(choices, besides: judgement))
      ?? decision.reasons.compactMap { rules.reasons[$0] }.map { ToldReason($0) }
  }
}
