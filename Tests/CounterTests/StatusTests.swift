import Counter
import Casebook
import CounterStore
import Foundation
import ReviewDomain
import Testing

@Suite struct StatusTests {
  @Test(
    arguments: [
      (.underReview, "審核中", true), (.approved, "審核通過", false), (.superseded, "已由較新的申請取代", true),
      (.cancelled, "已註銷", true), (.unavailable, "目前無法查詢", true),
    ] as [(CardState, String, Bool)])
  func everyStateIsToldWithWhatCanBeDone(state: CardState, words: String, canApplyAgain: Bool) async throws {
    let counter = try TestCounter(state: state)
    let phone = try await TestBrowser.certified(counter)
    try counter.markSent("C2026-TEST")
    let page = try await phone.get("/status").text
    #expect(page.contains(words))
    #expect(page.contains("重新申請</a>") == canApplyAgain)
    #expect(try await phone.get("/apply").status == (canApplyAgain ? 200 : 409))
  }

  @Test func rejectionsAreToldWithEveryReasonAndAdvice() async throws {
    let reasons = try ["portrait_too_small", "not_frontal"].map { code in
      ToldReason(try #require(try TestCounter.rules.reasons[ReasonCode(rawValue: code)]))
    }
    let counter = try TestCounter(state: .rejected(reasons: reasons, message: "請拍全臉"))
    let phone = try await TestBrowser.certified(counter)
    try counter.markSent("C2026-TEST")
    let page = try await phone.get("/status").text
    for reason in reasons {
      #expect(page.contains(reason.caption))
      #expect(page.contains(reason.advice))
    }
    #expect(page.contains("請拍全臉"))
  }

  @Test func whoSentNothingIsToldSo() async throws {
    let phone = try await TestBrowser.certified(try TestCounter())
    #expect(try await phone.get("/status").text.contains("您尚未在這裡送出申請"))
    #expect(try await TestBrowser(try TestCounter()).get("/status").location == "/login")
  }

  @Test func aCasebookThatIsNotThereTakesNothingDown() throws {
    let states = CasebookStates(path: "/nonexistent/review.sqlite", rules: try TestCounter.rules, hold: 600)
    #expect(states.state(of: try #require(ApplicationID("C1")), at: Date()) == .unavailable)
  }

  @Test func theCasebookIsOpenedForReadingOnly() throws {
    let counter = try TestCounter()
    let states = CasebookStates(path: counter.home.casebook.path, rules: try TestCounter.rules, hold: 600)
    #expect(states.state(of: try #require(ApplicationID("C1")), at: Date()) == .underReview)
    let casebook = try SQLiteCasebook(reading: counter.home.casebook.path)
    #expect(throws: CasebookError.self) { try casebook.beginNight(holder: "counter", at: counter.now) }
  }
}
