import Casebook
import Foundation
import ReviewDomain
import Synchronization

/// A casebook that only tells facts for reports and counts how often it is asked to; every other operation is a fault of the test.
final class FactCasebook: Casebook {
  private let tell: @Sendable ((ReportFact) throws -> Void) throws -> Void
  private let notices: [NoticeCount]
  private let secondReads: [SecondReadCount]
  private let passCount = Mutex(0)

  var passes: Int { passCount.withLock(\.self) }

  init(
    notices: [NoticeCount] = [], secondReads: [SecondReadCount] = [],
    _ tell: @escaping @Sendable ((ReportFact) throws -> Void) throws -> Void
  ) {
    self.secondReads = secondReads
    self.tell = tell
    self.notices = notices
  }

  convenience init(_ facts: [ReportFact], notices: [NoticeCount] = [], secondReads: [SecondReadCount] = []) {
    self.init(notices: notices, secondReads: secondReads) { body in try facts.forEach(body) }
  }

  func forEachReportFact(_ body: (ReportFact) throws -> Void) throws {
    passCount.withLock { $0 += 1 }
    try tell(body)
  }

  func register(_ batch: [NewApplication], at time: Date) throws(CasebookError) -> [RegistrationOutcome] {
    unexpected()
  }
  func returnForms(_ batch: [NewReturn], at time: Date) throws(CasebookError) -> [ReturnOutcome] { unexpected() }
  func claim(limit: Int, holder: String, lease: TimeInterval, at time: Date) throws(CasebookError) -> [Claim] {
    unexpected()
  }
  func heartbeat(_ claims: [Claim], lease: TimeInterval, at time: Date) throws(CasebookError) -> [Claim] {
    unexpected()
  }
  func complete(_ completions: [Completion], at time: Date) throws(CasebookError) -> [CompletionOutcome] {
    unexpected()
  }
  func forEachPortrait(inspectedAfter sequence: Int64, _ body: (PortraitFact) throws -> Void) throws { unexpected() }
  func release(_ claims: [Claim], at time: Date) throws(CasebookError) { unexpected() }
  func claimReviews(
    _ wish: ReviewWish, for desk: Desk, at time: Date
  ) throws(CasebookError) -> [ApplicationID] { unexpected() }
  func keepReviews(
    _ applications: [ApplicationID], on desk: Desk, at time: Date
  ) throws(CasebookError) -> [ApplicationID] { unexpected() }
  func releaseReviews(_ applications: [ApplicationID], on desk: Desk) throws(CasebookError) { unexpected() }
  func releaseReviews(
    _ applications: [ApplicationID]?, of reviewer: String, at time: Date
  ) throws(CasebookError) -> [ApplicationID] { unexpected() }
  func reviews(of reviewer: String?, at time: Date) throws(CasebookError) -> [ReviewLease] { unexpected() }
  func decide(
    _ decision: ReviewerAction, expecting decisionNumber: Int, notice: RenderedNotice, hold: TimeInterval, at time: Date
  ) throws(CasebookError) { unexpected() }
  func undo(
    _ application: ApplicationID, because why: String?, by actor: String, at time: Date
  ) throws(CasebookError) -> UndoOutcome {
    unexpected()
  }
  func cancel(
    _ application: ApplicationID, by actor: String, note: String?, notice: RenderedNotice, at time: Date
  ) throws(CasebookError) { unexpected() }
  func pendingNotices(limit: Int, at time: Date) throws(CasebookError) -> [OutboxEntry] { unexpected() }
  func beginDeliveries(
    limit: Int, after deliveries: [Delivery], at time: Date
  ) throws(CasebookError) -> [OutboxEntry] { unexpected() }
  func begunDeliveries() throws(CasebookError) -> [OutboxEntry] { unexpected() }
  func change(
    _ notice: OutboxEntry.ID, _ change: NoticeChange, by actor: String, at time: Date
  ) throws(CasebookError) -> NoticeChangeOutcome { unexpected() }
  func recordBounces(_ bounces: [Bounce], at time: Date) throws(CasebookError) -> [BounceOutcome] { unexpected() }
  func forEachLastNotice(since: Date, _ body: (LastNotice) throws -> Void) throws { unexpected() }
  func postponedNotices(at time: Date) throws(CasebookError) -> PostponedNotices? { unexpected() }
  func recordDeliveries(_ deliveries: [Delivery], at time: Date) throws(CasebookError) { unexpected() }
  func notice(_ id: OutboxEntry.ID) throws(CasebookError) -> OutboxEntry? { unexpected() }
  func notices(after: OutboxEntry.ID?, limit: Int) throws(CasebookError) -> [OutboxEntry] { unexpected() }
  func record(of application: ApplicationID) throws(CasebookError) -> ApplicationRecord? { unexpected() }
  func returnRecord(of application: ApplicationID) throws(CasebookError) -> ReturnRecord? { unexpected() }
  func page(of status: ApplicationStatus, after: ApplicationID?, limit: Int) throws(CasebookError) -> [QueueEntry] {
    unexpected()
  }
  func journal(of application: ApplicationID?, after sequence: Int64, limit: Int) throws(CasebookError)
    -> [JournalEntry]
  {
    unexpected()
  }
  func counts() throws(CasebookError) -> [ApplicationStatus: Int] { unexpected() }
  func secondReadCounts(from start: Date, to end: Date) throws(CasebookError) -> [SecondReadCount] { secondReads }
  func noticeCounts(from start: Date, to end: Date) throws(CasebookError) -> [NoticeCount] { notices }
  func deliveryCounts() throws(CasebookError) -> [DeliveryStatus: Int] { unexpected() }
  func beginNight(holder: String, at time: Date) throws(CasebookError) -> NightRecord.ID { unexpected() }
  func endNight(_ night: NightRecord.ID, _ ending: NightRecord.Ending) throws(CasebookError) { unexpected() }
  func lastNight() throws(CasebookError) -> NightRecord? { unexpected() }
  func lastNight(endedAs outcomes: Set<NightRecord.Outcome>, at time: Date) throws(CasebookError) -> NightRecord? {
    unexpected()
  }
  func journalHead() throws(CasebookError) -> JournalCheckpoint? { unexpected() }

  func verifyJournal(against checkpoint: JournalCheckpoint?) throws(CasebookError) -> JournalVerification {
    unexpected()
  }

  private func unexpected(_ operation: String = #function) -> Never {
    fatalError("a report must not call \(operation)")
  }
}
