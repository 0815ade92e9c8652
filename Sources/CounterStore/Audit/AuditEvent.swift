import Foundation

/// What the audit trail tells of.
public enum AuditEvent: String, Sendable, Hashable, CaseIterable {
  case registered
  case registeredByMobile = "registered_by_mobile"
  case mailAskedAgain = "mail_asked_again"
  case confirmed
  case passwordForgotten = "password_forgotten"
  case passwordRenewed = "password_renewed"
  case deleted
  case lapsed
  case loggedIn = "logged_in"
  case loginRefused = "login_refused"
  case loggedOut = "logged_out"
  case codeIssued = "code_issued"
  case codeRefused = "code_refused"
  case deviceCertified = "device_certified"
  case deviceRemoved = "device_removed"
  case consented
  case applicationSent = "application_sent"
  case proofRefused = "proof_refused"
  case staffAdded = "staff_added"
  case staffClosed = "staff_closed"
  case staffPasswordSet = "staff_password_set"
  case staffLoggedIn = "staff_logged_in"
  case staffLoginRefused = "staff_login_refused"
  case staffLoggedOut = "staff_logged_out"
  /// Of the person whom a member of staff asked the register for, whether or not anybody was found.
  case personLookedUp = "person_looked_up"
}

/// One entry of the audit trail.
public struct AuditEntry: Sendable, Hashable {
  public let sequence: Int64
  public let at: Date
  public let event: AuditEvent
  /// A salted hash of the person's ID number; nil where an entry is about nobody.
  public let person: String?
  /// Further facts as canonical JSON; never personal data in clear, but the logins of staff.
  public let detail: String
  /// Lower-case hexadecimal.
  public let hash: String
}

/// The trail's last entry, to be noted elsewhere.
public struct AuditHead: Sendable, Hashable, CustomStringConvertible {
  public let sequence: Int64
  public let hash: String

  public init(sequence: Int64, hash: String) {
    self.sequence = sequence
    self.hash = hash
  }

  /// - Parameter text: `SEQUENCE:HASH`.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let sequence = Int64(parts[0]), sequence > 0, parts[1].utf8.count == 64 else { return nil }
    self.init(sequence: sequence, hash: String(parts[1]))
  }

  public var description: String { "\(sequence):\(hash)" }
}

/// What a check of the trail found.
public enum AuditVerification: Sendable, Hashable {
  /// Nil where the trail is empty.
  case intact(AuditHead?)
  case broken(sequence: Int64, why: String)
}
