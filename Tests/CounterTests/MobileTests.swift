import Counter
import Crypto
import Foundation
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@Suite struct MobileTests {
  private static let typed = ["card": "5678", "number": "A123456789", "phone": "0912-345-678"]
  private static let password = [
    "password": TestBrowser.password, "again": TestBrowser.password, "mail": "a@example.tw",
  ]

  @Test func aMonthlyPlanOfOnesOwnRegistersAndCertifiesAtOnce() async throws {
    try await Self.withOperator { (counter: TestCounter) async throws in
      let phone = TestBrowser(counter)
      let check = try await phone.goToOperator(Self.typed, sim: .own)
      let page = try await phone.get(check)
      #expect(page.heading == "設定註冊密碼")
      let form = try #require(page.formAction)
      #expect(try await phone.post(form, Self.password, page: check).heading == "行動電話認證成功")
      let account = try await phone.get("/account").text
      #expect(account.contains("行動電話認證"))
      #expect(account.contains("（本裝置）"))
      #expect(try await phone.logIn().status == 303)
      #expect(try await phone.post(form, Self.password, page: "/account").status == 422)
    }
  }

  @Test func aPrepaidCardIsToldToTakeTheOtherWay() async throws {
    try await Self.withOperator { (counter: TestCounter) async throws in
      let phone = TestBrowser(counter)
      let page = try await phone.get(phone.goToOperator(Self.typed, sim: .prepaid))
      #expect(page.heading == "預付卡無法進行認證")
      #expect(page.text.contains("href=\"/register\""))
    }
  }

  @Test(arguments: [.other, .relative, .wifi] as [ScriptedOperator.SIM])
  func whatTheOperatorDoesNotVouchForIsNotProved(sim: ScriptedOperator.SIM) async throws {
    try await Self.withOperator { (counter: TestCounter) async throws in
      let phone = TestBrowser(counter)
      #expect(try await phone.get(phone.goToOperator(Self.typed, sim: sim)).heading == "認證未成功")
    }
  }

  @Test(arguments: [["card": "5679"], ["number": "A223456781"]])
  func aWrongCardOrPersonIsToldLikeAWrongNumber(change: [String: String]) async throws {
    try await Self.withOperator { (counter: TestCounter) async throws in
      let phone = TestBrowser(counter)
      let typed = Self.typed.merging(change) { $1 }
      #expect(try await phone.get(phone.goToOperator(typed, sim: .own)).heading == "認證未成功")
    }
  }

  @Test func anOperatorThatIsDownIsNobodysFault() async throws {
    try await Self.withOperator { (counter: TestCounter) async throws in
      let phone = TestBrowser(counter)
      #expect(try await phone.get(phone.goToOperator(Self.typed, sim: .down)).status == 503)
    }
  }

  @Test func nobodyElseGoesOnWithAnAttempt() async throws {
    try await Self.withOperator { (counter: TestCounter) async throws in
      let (phone, thief) = (TestBrowser(counter), TestBrowser(counter))
      let check = try await phone.goToOperator(Self.typed, sim: .own)
      try await thief.get("/")
      #expect(try await thief.get(check).heading == "認證未成功")
      let page = try await phone.get(check)
      let form = try #require(page.formAction)
      #expect(try await thief.post(form, Self.password, page: "/login").heading == "認證未成功")
      #expect(try await phone.post(form, Self.password, page: check).heading == "行動電話認證成功")
    }
  }

  @Test func anOperatorThatAsksForAKeyGetsASignature() async throws {
    let key = P256.Signing.PrivateKey()
    try await LoopbackService.run(ScriptedOperator(key: key.publicKey).router()) { port in
      let phone = TestBrowser(try TestCounter(operatorPort: port, operatorCredential: .key(key)))
      #expect(try await phone.get(phone.goToOperator(Self.typed, sim: .own)).heading == "設定註冊密碼")
      let stranger = TestBrowser(
        try TestCounter(operatorPort: port, operatorCredential: .key(P256.Signing.PrivateKey())))
      #expect(try await stranger.get(stranger.goToOperator(Self.typed, sim: .own)).status == 503)
    }
  }

  @Test func anAttemptLapsesAfterAQuarterOfAnHour() async throws {
    try await Self.withOperator { (counter: TestCounter) async throws in
      let phone = TestBrowser(counter)
      let check = try await phone.goToOperator(Self.typed, sim: .own)
      counter.wait(900)
      #expect(try await phone.get(check).heading == "認證未成功")
    }
  }

  @Test func thePageThatPhonesComeBackToGivesNoCookie() async throws {
    try await Self.withOperator { (counter: TestCounter) async throws in
      let stranger = TestBrowser(counter)
      #expect(try await stranger.get("/mobile/return?code=x&state=y").status == 422)
      #expect(stranger.cookies.isEmpty)
    }
  }

  @Test func withoutAnOperatorItIsNotOffered() async throws {
    let browser = TestBrowser(try TestCounter())
    #expect(try await browser.get("/mobile").status == 404)
    #expect(try await !browser.get("/").text.contains("行動電話認證"))
  }

  private static func withOperator(_ body: @escaping @Sendable (TestCounter) async throws -> Void) async throws {
    try await LoopbackService.run(ScriptedOperator().router()) { port in
      try await body(try TestCounter(operatorPort: port))
    }
  }
}

extension TestBrowser {
  /// Fills in the first form, goes to the operator with a SIM, and comes back.
  ///
  /// - Returns: where to go on.
  fileprivate func goToOperator(_ typed: [String: String], sim: ScriptedOperator.SIM) async throws -> String {
    let page = try await post("/mobile", typed)
    let link = try #require(page.text.firstMatch(of: /href="(http:[^"]+)"/)).1.replacing("&amp;", with: "&")
    #expect(!link.contains("A123456789"))
    #expect(link.contains("code_challenge_method=S256"))
    let address = try #require(URL(string: "\(link)&sim=\(sim.rawValue)"))
    let (_, response) = try await RedirectStop.session().data(from: address)
    let location = try #require((response as? HTTPURLResponse)?.value(forHTTPHeaderField: "Location"))
    // As a browser that comes from another site, without cookies.
    let arrival = TestBrowser(counter)
    let back = try await arrival.get(String(location.dropFirst("https://counter.example.tw".count)))
    #expect(arrival.cookies.isEmpty)
    return String(try #require(back.text.firstMatch(of: /href="(\/mobile\/check[^"]+)"/)).1)
  }
}
