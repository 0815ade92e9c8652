import CardLedger
import CounterStore
import Foundation
import ReviewDomain
import Testing

@Suite struct RegistrationTests {
  @Test func theWholeRoadOfTheDeviceCode() async throws {
    let counter = try TestCounter()
    let (desktop, phone) = (TestBrowser(counter, agent: "Mozilla/5.0 (Windows) Firefox/130"), TestBrowser(counter))
    let sent = try await desktop.post("/register", TestBrowser.registration())
    #expect(sent.status == 303)
    #expect(sent.location == "/register/sent?password=strong")
    #expect(try await desktop.get("/register/sent?password=strong").text.contains("您設定的密碼強度：強"))
    #expect(try await desktop.logIn().status == 422)
    let mail = try #require(counter.mails.last)
    #expect(mail.hasPrefix("甄健康 您好："))
    #expect(mail.contains("民國115年09月26日"))
    #expect(!mail.contains("A123"))
    #expect(try await desktop.post(counter.lastLink()).heading == "註冊認證完成")
    #expect(try await desktop.logIn().location == "/account")
    #expect(try await desktop.get("/account").text.contains("目前沒有已認證的行動裝置"))
    let code = try await desktop.deviceCode()
    #expect(code.count == 8)
    #expect(try await phone.certify(code.lowercased()).heading == "裝置認證成功")
    let account = try await phone.get("/account").text
    #expect(account.contains("Android Chrome"))
    #expect(account.contains("（本裝置）"))
    #expect(account.contains("A12345****"))
    #expect(!account.contains("A123456789"))
  }

  @Test func aRegistrationLapsesAfterFiveDays() async throws {
    let counter = try TestCounter()
    let browser = TestBrowser(counter)
    try await browser.post("/register", TestBrowser.registration())
    let link = try counter.lastLink()
    counter.wait(5 * 86_400)
    #expect(try await browser.post(link).status == 410)
  }

  @Test(
    arguments: [
      ["number": "A223456781"], ["name": "甄不康"], ["household": "FB123457"], ["village": "福安里"],
      ["neighbourhood": "11"],
    ])
  func nobodyLearnsWhatDoesNotAgree(change: [String: String]) async throws {
    let counter = try TestCounter()
    let (right, wrong) = (TestBrowser(counter), TestBrowser(counter, address: "192.0.2.2"))
    let sent = try await right.post("/register", TestBrowser.registration())
    let refused = try await wrong.post("/register", TestBrowser.registration().merging(change) { $1 })
    #expect(refused.status == sent.status)
    #expect(refused.location == sent.location)
    #expect(refused.text == sent.text)
    #expect(counter.mails.count == 1)
    #expect(try counter.store.audit(after: 0, limit: 9).last?.event == .proofRefused)
  }

  @Test func anAccountIsNotTakenOverByRegisteringAgain() async throws {
    let counter = try TestCounter()
    let browser = TestBrowser(counter)
    try await browser.makeAccount(counter)
    let again = TestBrowser.registration().merging([
      "password": "Other123~", "again": "Other123~", "mail": "x@example.tw",
    ]) { $1 }
    #expect(try await TestBrowser(counter).post("/register", again).location == "/register/sent?password=strong")
    #expect(counter.mails.last?.contains("有人以您的資料再次申請") == true)
    #expect(try counter.store.unsentMail(limit: 9).last?.recipient.text == "a@example.tw")
    #expect(try await browser.logIn(password: "Other123~").status == 422)
    #expect(try await browser.logIn().status == 303)
  }

  @Test func aMicrosoftAddressIsWarnedAboutAndTaken() async throws {
    let counter = try TestCounter()
    let browser = TestBrowser(counter)
    let values = TestBrowser.registration().merging(["mail": "a@hotmail.com"]) { $1 }
    let location = try #require(try await browser.post("/register", values).location)
    #expect(try await browser.get(location).text.contains("您填寫的是微軟信箱"))
    #expect(counter.mails.count == 1)
  }

  @Test func everyFaultIsNamedAtOnceAndNoPasswordShownAgain() async throws {
    let browser = TestBrowser(try TestCounter())
    let page = try await browser.post(
      "/register",
      [
        "number": "A123456780", "name": "<b>甄</b>", "password": "secret1", "again": "secret2", "mail": "a",
        "neighbourhood": "1",
      ])
    #expect(page.status == 422)
    for field in ["number", "household", "county", "town", "village", "again", "phone", "mail", "rules"] {
      #expect(page.text.contains("<li><a href=\"#\(field)\">"), "\(field)")
      #expect(page.text.contains("id=\"\(field)-fault\""), "\(field)")
    }
    #expect(page.text.contains("&lt;b&gt;"))
    #expect(!page.text.contains("<b>"))
    #expect(!page.text.contains("secret"))
  }

  @Test func theMailIsSentAgainAndTheEarlierLinkIsVoid() async throws {
    let counter = try TestCounter()
    let browser = TestBrowser(counter)
    try await browser.post("/register", TestBrowser.registration())
    let first = try counter.lastLink()
    #expect(try await browser.post("/resend", DemoRegister.proof).location == "/resend/sent")
    #expect(try await browser.post(first).status == 410)
    #expect(try await browser.post(counter.lastLink()).status == 200)
  }

  @Test(arguments: ["/resend", "/forgot", "/withdraw"])
  func helpSaysTheSameWhetherOrNotAnybodyIsRegistered(page: String) async throws {
    let (empty, full) = (try TestCounter(), try TestCounter())
    try await TestBrowser(full).makeAccount(full)
    let answers = [
      try await TestBrowser(empty).post(page, DemoRegister.proof),
      try await TestBrowser(full).post(page, DemoRegister.proof),
      try await TestBrowser(full).post(page, DemoRegister.proof.merging(["number": "A223456781"]) { $1 }),
    ]
    #expect(Set(answers.map { "\($0.status) \($0.location ?? "") \($0.text)" }).count == 1)
  }

  @Test func aForgottenPasswordIsRenewedByMailAndLockoutsEnd() async throws {
    let counter = try TestCounter()
    let browser = TestBrowser(counter)
    try await browser.makeAccount(counter)
    for _ in 0..<6 { try await browser.logIn(password: "wrong123") }
    #expect(try await browser.logIn().status == 429)
    try await browser.post("/forgot", DemoRegister.proof)
    let link = try counter.lastLink()
    #expect(try await browser.post(link, ["password": "New1234~", "again": "New1234~"]).heading == "密碼已更新")
    #expect(try await browser.logIn(password: "New1234~").status == 303)
    #expect(try await browser.get(link).status == 410)
  }

  @Test func theLinkForAPasswordWorksForHalfAnHour() async throws {
    let counter = try TestCounter()
    let browser = TestBrowser(counter)
    try await browser.makeAccount(counter)
    try await browser.post("/forgot", DemoRegister.proof)
    counter.wait(1800)
    #expect(try await browser.get(counter.lastLink()).status == 410)
  }

  @Test func anUnconfirmedRegistrationIsWithdrawnAndAnAccountIsNot() async throws {
    let counter = try TestCounter()
    let browser = TestBrowser(counter)
    try await browser.post("/register", TestBrowser.registration())
    let link = try counter.lastLink()
    try await browser.post("/withdraw", DemoRegister.proof)
    #expect(try await browser.post(link).status == 410)
    try await browser.makeAccount(counter)
    try await browser.post("/withdraw", DemoRegister.proof)
    #expect(try await browser.logIn().status == 303)
  }

  @Test func proofsAreLimitedByNumberAndAddress() async throws {
    let counter = try TestCounter()
    for index in 0..<10 {
      #expect(
        try await TestBrowser(counter, address: "192.0.2.\(index)").post("/resend", DemoRegister.proof).status == 303)
    }
    let refused = try await TestBrowser(counter, address: "192.0.2.99").post("/resend", DemoRegister.proof)
    #expect(refused.status == 429)
    #expect(refused.headers[.retryAfter] == "3600")
    #expect(try await TestBrowser(counter, address: "192.0.2.99").post("/resend", DemoRegister.other).status == 303)
    counter.wait(3600)
    #expect(try await TestBrowser(counter).post("/resend", DemoRegister.proof).status == 303)
  }

  @Test func aRegisterThatDoesNotAnswerIsNobodysFault() async throws {
    struct Silent: InsuredRegistry {
      func find(_ number: IdentityNumber) async throws -> CardLedger.InsuredPerson? {
        throw RegistryUnavailable("down")
      }
    }
    let page = try await TestBrowser(try TestCounter(registry: Silent())).post("/register", TestBrowser.registration())
    #expect(page.status == 503)
    #expect(page.heading == "目前無法提供服務")
  }
}
