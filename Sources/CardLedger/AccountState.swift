import struct Foundation.Date
import typealias Foundation.TimeInterval

/// Where a person's registration stands. No registration at all is no state: nothing is kept of it.
public enum AccountState: Sendable, Hashable {
  /// Applied for at a desktop; the mail with its link is out.
  case awaitingConfirmation(until: Date)
  case active

  /// Days after which an application for registration that was not confirmed is void (若未於5天內重新登入…即為無效).
  public static let confirmationDays = 5.0

  static func lapse(of application: Date) -> Date { application.addingTimeInterval(confirmationDays * 86_400) }
}

/// What can happen to a registration.
public enum AccountEvent: Sendable, Hashable {
  /// Way 2, at a desktop, with everything that proves the person.
  case applied
  /// Way 1: the operator vouched for the number of a monthly plan.
  case provedByMobile
  /// 重寄認證信.
  case mailAskedAgain
  /// The link of the mail was followed.
  case linkFollowed
  /// 忘記註冊密碼, by somebody who proved to be the person.
  case passwordForgotten
  /// The link of the mail about a forgotten password was followed, and a new password typed.
  case passwordRenewed
  /// 刪除註冊申請, or the person's wish to have no account any more.
  case deletionAsked
}

/// What has to be done when something happened.
public enum AccountAction: Sendable, Hashable {
  /// Keep what was typed: number, password, ways to reach the person.
  case keepRegistration
  /// Mail a new link; earlier ones are void.
  case mailConfirmation(until: Date)
  /// Tell the address on file that somebody tried to register anew.
  case mailAlreadyRegistered
  case mailPasswordLink(until: Date)
  /// Keep the new password.
  case keepPassword
  /// Whoever is logged in is not any more.
  case endSessions
  /// Lockouts end: the person has been proved again.
  case liftLockouts
  case forgetEverything
}

extension AccountState {
  /// Minutes in which the link of a mail about a forgotten password works.
  public static let passwordLinkMinutes = 30.0

  /// The life of a registration as a pure machine.
  ///
  /// An event that has no meaning in a state does nothing: a stranger must not learn from a refusal what the state is. Only what the
  /// caller has proved beforehand leads here at all.
  ///
  /// - Parameter state: nil = no registration.
  /// - Returns: the new state, nil = none, and what to do, in order.
  public static func after(
    _ event: AccountEvent, in state: AccountState?, at time: Date
  ) -> (state: AccountState?, actions: [AccountAction]) {
    // An application that has lapsed is as good as none, whether or not somebody has swept it away yet.
    let standing: AccountState? =
      if case .awaitingConfirmation(let until) = state, time >= until { nil } else { state }
    let lapse = lapse(of: time)
    switch (standing, event) {
    case (nil, .applied), (.awaitingConfirmation, .applied):
      return (.awaitingConfirmation(until: lapse), [.keepRegistration, .mailConfirmation(until: lapse)])
    case (.active, .applied): return (.active, [.mailAlreadyRegistered])
    case (_, .provedByMobile): return (.active, [.keepRegistration, .endSessions, .liftLockouts])
    case (.awaitingConfirmation(let until), .mailAskedAgain):
      // Not a new five days: else an application could be kept open for ever.
      return (standing, [.mailConfirmation(until: until)])
    case (.awaitingConfirmation, .linkFollowed): return (.active, [])
    case (.active, .passwordForgotten):
      return (.active, [.mailPasswordLink(until: time.addingTimeInterval(passwordLinkMinutes * 60))])
    case (.active, .passwordRenewed): return (.active, [.keepPassword, .endSessions, .liftLockouts])
    case (.active, .deletionAsked), (.awaitingConfirmation, .deletionAsked):
      return (nil, [.endSessions, .forgetEverything])
    case (nil, _): return (nil, state == nil ? [] : [.forgetEverything])
    case (.active, .mailAskedAgain), (.active, .linkFollowed), (.awaitingConfirmation, .passwordForgotten),
      (.awaitingConfirmation, .passwordRenewed):
      return (standing, [])
    }
  }
}
