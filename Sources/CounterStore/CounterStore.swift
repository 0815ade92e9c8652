import CardLedger
import Foundation
import ReviewDomain

/// The counter's durable record of accounts, devices, sessions and mail: domain operations in domain values.
///
/// Every operation is one transaction; when it returns, its effect has been synced to disk, and when it throws, nothing has changed.
/// Every change of an account or device, and every login, appends to the audit trail in that same transaction. Times are given by the
/// caller. The conformance suite in Tests/CounterConformance holds for every implementation.
public protocol CounterStore: Sendable {
  // MARK: Accounts

  /// The registration of a number, lapsed ones left out; nil = none.
  func account(of number: IdentityNumber, at time: Date) throws(CounterStoreError) -> StoredAccount?

  /// Carries out a request as ``AccountState/after(_:in:at:)`` says, and keeps the mails that it makes necessary.
  ///
  /// - Parameter mail: writes the mail that an action asks for; called within the transaction, so it must not call the store.
  /// - Returns: what was done.
  func apply(
    _ request: AccountRequest, at time: Date, mail: (AccountAction, StoredAccount) throws -> CounterMail
  ) throws(CounterStoreError) -> [AccountAction]

  /// Follows the link of a confirmation mail; it works until the registration lapses, as often as it is followed: mail scanners follow
  /// links before people do.
  ///
  /// - Returns: nil where the link is void.
  func confirm(link: TokenHash, at time: Date) throws(CounterStoreError) -> StoredAccount?

  /// The account that the link of a mail about a forgotten password is for; nil where the link is void.
  func accountToRenew(link: TokenHash, at time: Date) throws(CounterStoreError) -> StoredAccount?

  /// Takes a new password by such a link, once.
  ///
  /// - Returns: whether the link was good.
  func renewPassword(_ password: PasswordRecord, link: TokenHash, at time: Date) throws(CounterStoreError) -> Bool

  /// Takes a new password of somebody logged in; all other sessions of the account end.
  func changePassword(
    _ password: PasswordRecord, of account: AccountID, keeping session: TokenHash, at time: Date
  ) throws(CounterStoreError)

  /// Removes registrations, sessions, links, codes and counts whose time is over.
  func sweep(at time: Date) throws(CounterStoreError)

  // MARK: Logins

  /// What a login of a confirmed account is checked against; nil = there is no such account.
  func credential(of number: IdentityNumber) throws(CounterStoreError) -> Credential?

  /// Counts a try under each limit, before it is made.
  ///
  /// - Returns: until when nothing is taken, the latest of all; nil = the try may be made.
  func count(_ attempts: [Attempt], at time: Date) throws(CounterStoreError) -> Date?

  /// Forgets what was tried: a right answer came.
  func forgive(_ keys: [AttemptKey]) throws(CounterStoreError)

  /// Whether this device was certified for the number. Asked before a login, so that nobody is locked out on a device of his own.
  func isCertified(_ device: TokenHash, for number: IdentityNumber) throws(CounterStoreError) -> Bool

  /// Logs an account in.
  ///
  /// - Parameter device: the token that the browser brought, certified or not; nil = none.
  func openSession(
    _ token: TokenHash, of account: AccountID, device: TokenHash?, until: Date, at time: Date
  ) throws(CounterStoreError)

  /// Who is logged in with this token; nil = nobody any more.
  func session(_ token: TokenHash, at time: Date) throws(CounterStoreError) -> Session?

  func closeSession(_ token: TokenHash, at time: Date) throws(CounterStoreError)

  /// Notes something that failed and so changed nothing.
  func note(_ event: AuditEvent, of number: IdentityNumber?, at time: Date) throws(CounterStoreError)

  // MARK: Devices

  /// Keeps a new device code; an earlier one is void.
  ///
  /// - Returns: when it lapses.
  func issueCode(_ code: DeviceCode, for account: AccountID, at time: Date) throws(CounterStoreError) -> Date

  /// Certifies a device by a code.
  ///
  /// - Parameter code: nil = what was typed can be none; it counts as a wrong one.
  /// - Returns: whether it was the right one in time.
  func certify(
    _ device: NewDevice, of account: AccountID, code: DeviceCode?, at time: Date
  ) throws(CounterStoreError) -> Bool

  /// A person's devices, the newest first.
  func devices(of account: AccountID) throws(CounterStoreError) -> [CertifiedDevice]

  /// Removes a device; sessions on it go on, but as those of a device that is not certified.
  ///
  /// - Returns: whether there was such a device of this account.
  func removeDevice(
    _ device: CertifiedDevice.ID, of account: AccountID, at time: Date
  ) throws(CounterStoreError) -> Bool

  // MARK: Applications

  /// Begins an application with the person's consent, in the place of one that was not sent.
  ///
  /// - Returns: the pictures of that one, to be deleted.
  func beginDraft(of account: AccountID, at time: Date) throws(CounterStoreError) -> [DraftPicture]

  /// Begins an application that a member of staff fills in for somebody (專案申請), in the place of one that was not sent.
  ///
  /// - Returns: the pictures of that one, to be deleted; nil = the member of staff is that person, and nothing is begun.
  func beginDraft(
    by staff: StaffID, for applicant: DraftApplicant, at time: Date
  ) throws(CounterStoreError) -> [DraftPicture]?

  /// The application that somebody is filling in; nil = none.
  func draft(of owner: DraftOwner) throws(CounterStoreError) -> ApplicationDraft?

  /// Whom the application is for that somebody is filling in; nil = there is none.
  func applicant(of owner: DraftOwner) throws(CounterStoreError) -> DraftApplicant?

  /// Takes an upload into the draft.
  ///
  /// - Returns: what to do about it; nil = there is no draft any more.
  func take(
    _ event: ApplicationDraft.Event, of owner: DraftOwner, at time: Date
  ) throws(CounterStoreError) -> [ApplicationDraft.Action]?

  /// Sends a draft that is complete: from then on its bundle waits to be written.
  ///
  /// - Parameter bundle: makes it; called within the transaction, so it must not call the store.
  /// - Returns: its number; nil = there is nothing complete to be sent, since it was sent before, perhaps.
  func send(
    _ owner: DraftOwner, at time: Date,
    bundle: (DraftApplicant, ApplicationDraft, DraftDocument, DraftPicture) throws -> WaitingBundle
  ) throws(CounterStoreError) -> ApplicationID?

  /// Bundles that do not stand in the inbox yet, as far as is known: one that does is known there by its number.
  func waitingBundles() throws(CounterStoreError) -> [WaitingBundle]

  /// A bundle stands in the inbox: what it was made of is forgotten.
  func bundleStands(_ application: ApplicationID) throws(CounterStoreError)

  /// What a person sent here, or staff for the person, the newest first.
  func sentApplications(of number: IdentityNumber) throws(CounterStoreError) -> [SentApplication]

  /// The last that a member of staff sent for others, the newest first.
  func sentApplications(by staff: StaffID, limit: Int) throws(CounterStoreError) -> [SentApplication]

  /// The files of the quarantine that drafts and waiting bundles are made of; any other is left over.
  func filesInUse() throws(CounterStoreError) -> Set<String>

  func adviceFigures() throws(CounterStoreError) -> AdviceFigures

  // MARK: Staff

  /// Adds somebody who may apply on behalf of others.
  ///
  /// - Returns: false where the login is taken, by somebody who left, perhaps: the trail names people by it.
  func addStaff(_ member: NewStaffMember, at time: Date) throws(CounterStoreError) -> Bool

  /// All members of staff by their logins, also those who left.
  func staff() throws(CounterStoreError) -> [StaffMember]

  /// What a login is checked against; nil = there is no such member of staff, or not any more.
  func staffCredential(of login: CounterLogin) throws(CounterStoreError) -> StaffCredential?

  /// Sets a password; sessions of that member end, but one.
  ///
  /// - Parameters:
  ///   - isInitial: whether somebody else has seen it, so that it must be changed at the next login.
  ///   - session: the one that goes on; nil = none.
  /// - Returns: whether there is such a member.
  func setStaffPassword(
    _ password: PasswordRecord, of login: CounterLogin, isInitial: Bool, keeping session: TokenHash?, at time: Date
  ) throws(CounterStoreError) -> Bool

  /// Somebody left: sessions end, and there is no login any more.
  ///
  /// - Returns: whether there was such a member.
  func closeStaff(_ login: CounterLogin, at time: Date) throws(CounterStoreError) -> Bool

  func openStaffSession(
    _ token: TokenHash, of staff: StaffID, until: Date, at time: Date
  ) throws(CounterStoreError)

  /// Which member of staff is logged in with this token; nil = nobody any more.
  func staffSession(_ token: TokenHash, at time: Date) throws(CounterStoreError) -> StaffSession?

  func closeStaffSession(_ token: TokenHash, at time: Date) throws(CounterStoreError)

  /// Notes what a member of staff did that changed nothing.
  func note(
    _ event: AuditEvent, by login: CounterLogin, of number: IdentityNumber?, at time: Date
  ) throws(CounterStoreError)

  // MARK: Mail

  /// Mails that have not been handed over, in the order in which they were written.
  func unsentMail(limit: Int) throws(CounterStoreError) -> [CounterMail]

  /// A mail has been handed over: its bytes are forgotten.
  func mailSent(_ name: String, at time: Date) throws(CounterStoreError)

  // MARK: The trail

  /// The audit trail in order, after a sequence number (exclusive; 0 = from the start).
  func audit(after sequence: Int64, limit: Int) throws(CounterStoreError) -> [AuditEntry]

  /// Checks the trail's hash chain, and that a head noted elsewhere is in it.
  func verifyAudit(against head: AuditHead?) throws(CounterStoreError) -> AuditVerification

  /// 32 random bytes that were made with the store: what signs the forms' tokens.
  var formKey: Data { get }
}
