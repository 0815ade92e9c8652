import Casebook
import Foundation
import ReviewDomain

extension ReportFact {
  /// The same as the casebook told it at a moment in the past; nil before it had come in.
  ///
  /// What has no time of its own counts as done when it came in.
  func asItStood(at moment: Date) -> ReportFact? {
    func isDone(_ time: Date?) -> Bool { time ?? receivedAt <= moment }
    guard receivedAt <= moment else { return nil }
    // Nearly all of a report of now: nothing of them has to be taken back. Mails are asked for their time where it counts.
    if isDone(inspectedAt) && isDone(self.decision?.decidedAt) && isDone(supersededAt) && isDone(cancelledAt) {
      return self
    }
    let verdict = isDone(inspectedAt) ? machineVerdict : nil
    let decision = self.decision.flatMap { isDone($0.decidedAt) ? $0 : nil }
    let isCancelled = status == .cancelled && isDone(cancelledAt)
    let stood: ApplicationStatus =
      if decision != nil {
        status == .cancelled && !isCancelled ? .approved : status
      } else if status == .superseded, isDone(supersededAt) {
        .superseded
      } else {
        verdict == nil ? .received : .referred
      }
    return ReportFact(
      application: application, status: stood, submittedAt: submittedAt, receivedAt: receivedAt,
      machineVerdict: verdict, machineReasons: verdict == nil ? [] : machineReasons,
      inspectedAt: verdict == nil ? nil : inspectedAt, ruleSet: verdict == nil ? nil : ruleSet, decision: decision,
      mail: decision == nil ? .unknown : mail, supersededAt: stood == .superseded ? supersededAt : nil,
      cancelledAt: isCancelled ? cancelledAt : nil, isRepeat: isRepeat, isDoubtfulAddress: isDoubtfulAddress)
  }

  /// When it ceased to wait; nil while it does.
  var closedAt: Date? {
    decision?.decidedAt ?? (status.isUndecided ? nil : supersededAt ?? receivedAt)
  }
}
