import CounterStore
import Foundation
import NightRun
import ReviewDomain

/// What applications need beside accounts.
package struct ApplicationDesk: Sendable {
  let quarantine: Quarantine
  let rules: RuleSet
  let calendar: WorkingCalendar
  /// Has uploads inspected.
  let evidence: @Sendable (InspectionJob) async -> Result<Evidence, WorkerFault>
  /// Draws what was found over a photo, as PNG.
  let drawing: @Sendable (URL, [String]) async -> Data?
  /// Writes what waits into the inbox.
  let writeBundles: @Sendable () async -> Void
  let states: any CardStates
  let drawings = PendingDrawings()

  package init(
    quarantine: Quarantine, rules: RuleSet, calendar: WorkingCalendar,
    evidence: @escaping @Sendable (InspectionJob) async -> Result<Evidence, WorkerFault>,
    drawing: @escaping @Sendable (URL, [String]) async -> Data?, writeBundles: @escaping @Sendable () async -> Void,
    states: any CardStates
  ) {
    self.quarantine = quarantine
    self.rules = rules
    self.calendar = calendar
    self.evidence = evidence
    self.drawing = drawing
    self.writeBundles = writeBundles
    self.states = states
  }

  /// The day by which an answer is promised; nil where the calendar does not reach so far.
  func answerDue(_ application: SentApplication) -> CivilDate? {
    try? calendar.answerDue(submitted: CivilDate(of: application.sentAt))
  }
}
