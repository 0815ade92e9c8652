import CardLedger
import Foundation
import Testing

@Suite struct AccountStateTests {
  private let now = Date(timeIntervalSince1970: 1_790_000_000)
  private var lapse: Date { now.addingTimeInterval(5 * 86_400) }

  private func after(
    _ event: AccountEvent, _ state: AccountState?, at time: Date? = nil
  ) -> (state: AccountState?, actions: [AccountAction]) {
    AccountState.after(event, in: state, at: time ?? now)
  }

  @Test func anApplicationWaitsFiveDaysForItsConfirmation() {
    let (state, actions) = after(.applied, nil)
    #expect(state == .awaitingConfirmation(until: lapse))
    #expect(actions == [.keepRegistration, .mailConfirmation(until: lapse)])
    #expect(after(.linkFollowed, state, at: lapse.addingTimeInterval(-1)).state == .active)
  }

  @Test func aLapsedApplicationIsNone() {
    let (state, actions) = after(.linkFollowed, .awaitingConfirmation(until: now))
    #expect(state == nil)
    #expect(actions == [.forgetEverything])
    #expect(after(.mailAskedAgain, .awaitingConfirmation(until: now)).actions == [.forgetEverything])
    #expect(after(.applied, .awaitingConfirmation(until: now)).state == .awaitingConfirmation(until: lapse))
  }

  @Test func applyingAgainTakesTheEarlierApplicationsPlace() {
    let earlier = AccountState.awaitingConfirmation(until: now.addingTimeInterval(60))
    #expect(after(.applied, earlier).state == .awaitingConfirmation(until: lapse))
  }

  @Test func anAccountIsNeverTakenOverByApplyingAgain() {
    let (state, actions) = after(.applied, .active)
    #expect(state == .active)
    #expect(actions == [.mailAlreadyRegistered])
  }

  @Test func askingForTheMailAgainDoesNotMakeTheFiveDaysLonger() {
    let until = now.addingTimeInterval(60)
    let (state, actions) = after(.mailAskedAgain, .awaitingConfirmation(until: until))
    #expect(state == .awaitingConfirmation(until: until))
    #expect(actions == [.mailConfirmation(until: until)])
  }

  @Test(arguments: [nil, .active, .awaitingConfirmation(until: .distantFuture)] as [AccountState?])
  func theOperatorsWordMakesAnAccountAtOnce(state: AccountState?) {
    let (next, actions) = after(.provedByMobile, state)
    #expect(next == .active)
    #expect(actions == [.keepRegistration, .endSessions, .liftLockouts])
  }

  @Test func aForgottenPasswordIsRenewedByMailWithinHalfAnHour() {
    let (state, actions) = after(.passwordForgotten, .active)
    #expect(state == .active)
    #expect(actions == [.mailPasswordLink(until: now.addingTimeInterval(1800))])
    #expect(after(.passwordRenewed, .active).actions == [.keepPassword, .endSessions, .liftLockouts])
  }

  @Test func deletionForgetsEverything() {
    #expect(after(.deletionAsked, .active).actions == [.endSessions, .forgetEverything])
    #expect(after(.deletionAsked, .awaitingConfirmation(until: lapse)).state == nil)
  }

  @Test(
    arguments: [
      .mailAskedAgain, .linkFollowed, .passwordForgotten, .passwordRenewed, .deletionAsked,
    ] as [AccountEvent])
  func withoutARegistrationNothingHappens(event: AccountEvent) {
    let (state, actions) = after(event, nil)
    #expect(state == nil)
    #expect(actions.isEmpty)
  }

  @Test(
    arguments: [
      (.active, .mailAskedAgain), (.active, .linkFollowed),
      (.awaitingConfirmation(until: .distantFuture), .passwordForgotten),
      (.awaitingConfirmation(until: .distantFuture), .passwordRenewed),
    ] as [(AccountState, AccountEvent)])
  func whatHasNoMeaningChangesNothing(state: AccountState, event: AccountEvent) {
    let (next, actions) = after(event, state)
    #expect(next == state)
    #expect(actions.isEmpty)
  }
}
