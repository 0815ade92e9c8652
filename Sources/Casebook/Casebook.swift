import Foundation
import ReviewDomain

/// The durable record of applications, decisions and mail: domain operations in domain values.
///
/// Every operation is one transaction; when it returns, its effect has been synced to disk, and when it throws, nothing
/// has changed. Every change of an application's or a notice's state appends to the journal in that same transaction;
/// leases, which come and go within a night, do not. Times are given by the caller, never taken from a clock here, and
/// kept to the millisecond. The conformance suite in Tests/CasebookConformance holds for every implementation.
public protocol Casebook: Sendable {
  // MARK: Intake

  /// Takes in a batch of applications, in order, in one transaction. Answers one outcome each, in the same order.
  ///
  /// A newer application (by submission time, then by number) of the same person supersedes that person's undecided
  /// older one, whose undelivered mail is taken back; an older one that arrives late is recorded as superseded itself,
  /// whatever has become of the newer. The receipt notice is put into the outbox only where the outcome is `registered`.
  func register(_ batch: [NewApplication], at time: Date) throws(CasebookError) -> [RegistrationOutcome]

  /// Records a batch of returned forms, in order, in one transaction, each with its decision and its mail. Answers one outcome each, in
  /// the same order. A returned form neither supersedes an application nor is superseded.
  func returnForms(_ batch: [NewReturn], at time: Date) throws(CasebookError) -> [ReturnOutcome]

  // MARK: The night's work

  /// Leases up to `limit` received applications, oldest submission first, to `holder` until `time + lease` seconds.
  /// Takes over leases that have ended by `time`, the holder's own included, and those that would outlive this one:
  /// the clock has been set back since. Each claim raises the application's attempt number.
  func claim(limit: Int, holder: String, lease: TimeInterval, at time: Date) throws(CasebookError) -> [Claim]

  /// Sets the leases that are still the holder's to end at `time + lease`. Answers those that are not the holder's any
  /// more. A lease that has ended but that nobody has taken over is still the holder's.
  func heartbeat(_ claims: [Claim], lease: TimeInterval, at time: Date) throws(CasebookError) -> [Claim]

  /// Records inspections with their judgements and the portraits' hashes, and decision and notice where the verdict is
  /// not `refer` (the notice takes the place of mail that has not been delivered), all in one transaction. An entry whose claim is not current any more (other attempt or holder, superseded, decided meanwhile)
  /// changes nothing and is answered as `.stale`.
  func complete(_ completions: [Completion], at time: Date) throws(CasebookError) -> [CompletionOutcome]

  /// Calls `body` with the portrait of every application that gave a picture and whose inspection stands in the journal
  /// after this entry (0 = every one), whatever has become of the application, in no particular order, all of one
  /// moment. `body` must not call the casebook.
  func forEachPortrait(inspectedAfter sequence: Int64, _ body: (PortraitFact) throws -> Void) throws

  /// Gives leases back untouched, so that the next night need not wait for their end. Stale claims are ignored.
  func release(_ claims: [Claim], at time: Date) throws(CasebookError)

  /// Notes that a night has begun. Not of the journal: it changes no application.
  func beginNight(holder: String, at time: Date) throws(CasebookError) -> NightRecord.ID

  /// Notes how a night ended. `.inconsistent` where it has ended already or never began.
  func endNight(_ night: NightRecord.ID, _ ending: NightRecord.Ending) throws(CasebookError)

  // MARK: Reviewers

  /// Puts applications that wait for a reviewer on a desk for `ReviewLease.period`, the oldest submission first; the one
  /// asked for also where it lies there already. Answers which. Never one that lies on another desk, the same reviewer's
  /// included, whose time has not ended. Not of the journal, as the night's leases are not.
  func claimReviews(_ wish: ReviewWish, for desk: Desk, at time: Date) throws(CasebookError) -> [ApplicationID]

  /// Sets the time of what lies on a desk to end a period from now. Answers what does not lie there any more. What has
  /// run out but nobody has taken over still lies there.
  func keepReviews(_ applications: [ApplicationID], on desk: Desk, at time: Date) throws(CasebookError)
    -> [ApplicationID]

  /// Puts applications back that lie on a desk. Those that do not are ignored.
  func releaseReviews(_ applications: [ApplicationID], on desk: Desk) throws(CasebookError)

  /// Puts back what lies on any desk of a reviewer (nil = all of it). Answers what that was.
  func releaseReviews(_ applications: [ApplicationID]?, of reviewer: String, at time: Date) throws(CasebookError)
    -> [ApplicationID]

  /// What lies on a reviewer's desks, or on all (nil), oldest submission first.
  func reviews(of reviewer: String?, at time: Date) throws(CasebookError) -> [ReviewLease]

  /// Records a reviewer's decision with its notice, takes back what mail of the application has not been delivered, and ends
  /// the machine's lease. Refused as `.stale` when the
  /// application has been decided since `expecting` (its next decision number) was read, `.onDesk` where it lies on another
  /// reviewer's desk, `.illegal` when its state does
  /// not allow it, `.unknownApplication`. The mail is held for `hold` seconds, at most `PostponedNotices.longestPause`, in which
  /// the decision can be undone.
  func decide(
    _ decision: ReviewerAction, expecting decisionNumber: Int, notice: RenderedNotice, hold: TimeInterval, at time: Date
  ) throws(CasebookError)

  /// Takes a reviewer's decision back with its mail, which nobody has begun to hand over; the application waits again where it waited
  /// before. Answers why not where it cannot. `.unknownApplication`. A reason stands in the journal as it is.
  func undo(
    _ application: ApplicationID, because why: String?, by actor: String, at time: Date
  ) throws(CasebookError) -> UndoOutcome

  /// Records the cancellation (註銷) of an approved card with its notice, and takes back what mail of the application has not
  /// been delivered.
  func cancel(
    _ application: ApplicationID, by actor: String, note: String?, notice: RenderedNotice, at time: Date
  ) throws(CasebookError)

  // MARK: Mail

  /// Notices not yet handed over whose time has come, in the order in which it came. One whose time lies further ahead than
  /// `PostponedNotices.longestPause` was set by a clock that has been corrected since, and has come too. A person's mail waits for
  /// that person's earlier mail, so that none overtakes another.
  func pendingNotices(limit: Int, at time: Date) throws(CasebookError) -> [OutboxEntry]

  /// The same, each noted as being handed over from now on; nobody else is given it before its delivery is recorded. Records first, in the
  /// same transaction, what became of others, as `recordDeliveries` does.
  func beginDeliveries(limit: Int, after deliveries: [Delivery], at time: Date) throws(CasebookError) -> [OutboxEntry]

  /// Notices noted as being handed over. Where nobody hands mail over, whoever did has died in the middle.
  func begunDeliveries() throws(CasebookError) -> [OutboxEntry]

  /// Records what became of delivery attempts, all in one transaction. Entries that are no longer pending are left as
  /// they are, but for those taken back meanwhile that have gone out all the same.
  func recordDeliveries(_ deliveries: [Delivery], at time: Date) throws(CasebookError)

  /// Notices that were tried and whose time to be tried again has not come; nil where there are none.
  func postponedNotices(at time: Date) throws(CasebookError) -> PostponedNotices?

  /// Has a notice tried again at once that waits, failed or is of unknown fate, or takes back one that waits.
  ///
  /// One that a later word on its application has overtaken is not sent any more.
  func change(_ notice: OutboxEntry.ID, _ change: NoticeChange, by actor: String, at time: Date) throws(CasebookError)
    -> NoticeChangeOutcome

  /// Records what other systems reported later, all in one transaction. Answers one outcome each, in the same order.
  func recordBounces(_ bounces: [Bounce], at time: Date) throws(CasebookError) -> [BounceOutcome]

  /// Calls `body` with the last mail of each application whose last mail was written since then, those superseded left out, in the
  /// order in which the mails were written. `body` must not call the casebook.
  func forEachLastNotice(since: Date, _ body: (LastNotice) throws -> Void) throws

  /// One notice. Nil when there is none of that number.
  func notice(_ id: OutboxEntry.ID) throws(CasebookError) -> OutboxEntry?

  /// All notices, newest first, from `after` (exclusive; nil = from the newest).
  func notices(after: OutboxEntry.ID?, limit: Int) throws(CasebookError) -> [OutboxEntry]

  // MARK: Looking things up

  /// Everything about one application. Nil when there is none of that number, or only a returned form.
  func record(of application: ApplicationID) throws(CasebookError) -> ApplicationRecord?

  /// Everything about one returned form. Nil when there is none of that number.
  func returnRecord(of application: ApplicationID) throws(CasebookError) -> ReturnRecord?

  /// A page of applications in a status, oldest submission first, after the given one (exclusive; nil = from the
  /// oldest).
  func page(of status: ApplicationStatus, after: ApplicationID?, limit: Int) throws(CasebookError) -> [QueueEntry]

  /// The journal of one application, or the whole, in order, after a sequence number (exclusive; 0 = from the start).
  func journal(of application: ApplicationID?, after sequence: Int64, limit: Int) throws(CasebookError)
    -> [JournalEntry]

  /// Number of applications by status.
  func counts() throws(CasebookError) -> [ApplicationStatus: Int]

  /// Number of notices by what became of them.
  func deliveryCounts() throws(CasebookError) -> [DeliveryStatus: Int]

  /// The night that began last.
  func lastNight() throws(CasebookError) -> NightRecord?

  /// The night that began last among those that ended so.
  ///
  /// An end that lies after `time` was noted by a clock that has been corrected since. Such a night is told as having ended when the
  /// first night after it began of whose beginning that can be said, else at `time`, and as having taken as long as it did.
  func lastNight(endedAs outcomes: Set<NightRecord.Outcome>, at time: Date) throws(CasebookError) -> NightRecord?

  /// Calls `body` with every application's facts that reports need, in no particular order, without personal data, all
  /// of one moment. `body` must not call the casebook.
  func forEachReportFact(_ body: (ReportFact) throws -> Void) throws

  /// Number of notices written in this time, both ends included, by kind and what became of them, in no particular order. Those of
  /// which there are none are left out.
  func noticeCounts(from start: Date, to end: Date) throws(CasebookError) -> [NoticeCount]

  /// Number of second reads made in this time, both ends included, by whose approval they were of and whether they agreed, in no
  /// particular order. Those of which there are none are left out.
  func secondReadCounts(from start: Date, to end: Date) throws(CasebookError) -> [SecondReadCount]

  /// The journal's last entry as a checkpoint to be noted elsewhere; nil while the journal is empty. Checks nothing.
  func journalHead() throws(CasebookError) -> JournalCheckpoint?

  /// Checks the journal's hash chain from the first entry. Answers the head's sequence number and hash, or where it
  /// breaks.
  ///
  /// A chain cannot see that its own end was cut off, or that all of it was written anew: only a head that was noted
  /// elsewhere, such as in a nightly summary, can tell.
  func verifyJournal(against checkpoint: JournalCheckpoint?) throws(CasebookError) -> JournalVerification
}

extension Casebook {
  /// Takes back without a reason what somebody has decided themselves.
  public func undo(_ application: ApplicationID, by actor: String, at time: Date) throws(CasebookError) -> UndoOutcome {
    try undo(application, because: nil, by: actor, at: time)
  }

  /// Notes the first notices of a round as being handed over.
  public func beginDeliveries(limit: Int, at time: Date) throws(CasebookError) -> [OutboxEntry] {
    try beginDeliveries(limit: limit, after: [], at: time)
  }

  /// Calls `body` with the portrait of every inspected application that gave a picture.
  public func forEachPortrait(_ body: (PortraitFact) throws -> Void) throws {
    try forEachPortrait(inspectedAfter: 0, body)
  }

  /// Checks the journal's hash chain alone.
  public func verifyJournal() throws(CasebookError) -> JournalVerification {
    try verifyJournal(against: nil)
  }
}
