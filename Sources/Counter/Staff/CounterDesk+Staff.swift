import CardLedger
import CounterStore
import Foundation
import Hummingbird
import ReviewDomain

/// What a check of a staff member's login and password found.
enum StaffCheck {
  case right(StaffMember)
  case wrong
  case paused(until: Date)
}

extension CounterDesk {
  /// Which member of staff is logged in.
  ///
  /// - Parameter forPassword: whether somebody may who must change the password first.
  /// - Throws: `LoginNeeded`.
  func staffSession(
    _ visit: Visit, forPassword: Bool = false
  ) throws -> (token: SecretToken, value: StaffSession) {
    guard let session = visit.staff else { throw LoginNeeded(address: "/staff/login") }
    if session.value.member.mustChangePassword, !forPassword { throw LoginNeeded(address: "/staff/password") }
    return session
  }

  /// Checks a login and its password, in the same time whether or not there is such a member of staff.
  func checkedStaff(_ typed: String, password: String, _ visit: Visit) async throws -> StaffCheck {
    let login = try? CounterLogin(typed: typed.filter { !$0.isWhitespace })
    let subject = login?.text ?? "none"
    let attempts = [
      Attempt(AttemptKey("staff login from", subject, visit.address), .login),
      Attempt(AttemptKey("staff logins of", subject), .loginsOfAccount),
      Attempt(AttemptKey("staff logins from", visit.address), .loginsFromAddress),
    ]
    try await passwords.requireRoom()
    if let until = try store.count(attempts, at: now()) { return .paused(until: until) }
    return try await evenly {
      let credential = try login.flatMap { try store.staffCredential(of: $0) }
      guard try await passwords.isRight(password, for: credential?.password), let credential else {
        if let login { try store.note(.staffLoginRefused, by: login, of: nil, at: now()) }
        return .wrong
      }
      // What came from the address as a whole is counted on.
      try store.forgive(attempts.dropLast().map(\.key))
      return .right(credential.member)
    }
  }

  /// - Returns: the new session's cookie.
  func openStaffSession(of member: StaffMember) throws -> Cookie {
    let token = SecretToken()
    try store.openStaffSession(
      token.hash, of: member.id, until: now().addingTimeInterval(Self.sessionSeconds), at: now())
    return CounterCookie.make(CounterCookie.staff, token.text, seconds: Int(Self.sessionSeconds))
  }
}
