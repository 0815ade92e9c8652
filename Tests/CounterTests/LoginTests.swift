import Foundation
import HTTPTypes
import Testing

@Suite struct LoginTests {
  @Test func aLoginLastsTwoHours() async throws {
    let counter = try TestCounter()
    let browser = TestBrowser(counter)
    try await browser.makeAccount(counter)
    try await browser.logIn()
    counter.wait(7199)
    #expect(try await browser.get("/account").status == 200)
    counter.wait(1)
    #expect(try await browser.get("/account").location == "/login")
  }

  @Test func cookiesAreThisHostsAloneAndChangeAtALogin() async throws {
    let counter = try TestCounter()
    let browser = TestBrowser(counter)
    try await browser.makeAccount(counter)
    var lines = try await browser.logIn().headers[values: .setCookie]
    let first = try #require(browser.cookies["__Host-session"])
    lines += try await browser.get("/account?lang=en").headers[values: .setCookie]
    lines += try await TestBrowser(counter).get("/").headers[values: .setCookie]
    #expect(lines.count == 3)
    for line in lines {
      for part in ["__Host-", "Secure", "HttpOnly", "SameSite=Strict", "Path=/"] { #expect(line.contains(part)) }
      #expect(!line.contains("Domain"))
    }
    try await browser.logIn()
    #expect(browser.cookies["__Host-session"] != first)
  }

  @Test func loggingOutEndsTheSessionOnTheServerToo() async throws {
    let counter = try TestCounter()
    let browser = TestBrowser(counter)
    try await browser.makeAccount(counter)
    try await browser.logIn()
    let cookies = browser.cookies
    #expect(try await browser.post("/logout", page: "/account").location == "/")
    #expect(try await browser.get("/account").location == "/login")
    let thief = TestBrowser(counter)
    thief.take(cookies)
    #expect(try await thief.get("/account").location == "/login")
  }

  @Test func fiveWrongPasswordsPauseThatAddressOnly() async throws {
    let counter = try TestCounter()
    let (stranger, person) = (TestBrowser(counter, address: "198.51.100.1"), TestBrowser(counter))
    try await person.makeAccount(counter)
    for _ in 0..<5 { #expect(try await stranger.logIn(password: "wrong123").status == 422) }
    let paused = try await stranger.logIn()
    #expect(paused.status == 429)
    #expect(paused.headers[.retryAfter] == "900")
    #expect(try await person.logIn().status == 303)
    counter.wait(900)
    #expect(try await stranger.logIn().status == 303)
  }

  @Test func aPauseSaysNothingOfWhetherTheAccountExists() async throws {
    let counter = try TestCounter()
    let browser = TestBrowser(counter)
    for number in ["A223456781", "no number"] {
      for _ in 0..<5 { #expect(try await browser.logIn(number, password: "wrong123").status == 422) }
      #expect(try await browser.logIn(number).status == 429)
    }
  }

  @Test func nobodyIsLockedOutOnACertifiedDevice() async throws {
    let counter = try TestCounter()
    let (desktop, phone) = (TestBrowser(counter), TestBrowser(counter, address: "192.0.2.7"))
    try await desktop.makeAccount(counter)
    try await desktop.logIn()
    try await phone.certify(desktop.deviceCode())
    for index in 0..<60 {
      try await TestBrowser(counter, address: "203.0.113.\(index)").logIn(password: "wrong123")
    }
    #expect(try await TestBrowser(counter, address: "192.0.2.8").logIn().status == 429)
    #expect(try await phone.logIn().status == 303)
  }

  @Test func unknownAccountsTakeAsLongAsKnownOnes() async throws {
    let counter = try TestCounter(evenAnswer: .milliseconds(300))
    let browser = TestBrowser(counter)
    try await browser.makeAccount(counter)
    for (number, password) in [
      ("A123456789", "wrong123"), ("A223456781", "wrong123"), ("none", "wrong123"),
      ("A123456789", TestBrowser.password),
    ] {
      let elapsed = try await ContinuousClock().measure { try await browser.logIn(number, password: password) }
      #expect(elapsed >= .milliseconds(300))
    }
  }

  @Test func aChangedPasswordEndsOtherLogins() async throws {
    let counter = try TestCounter()
    let (one, two) = (TestBrowser(counter), TestBrowser(counter, address: "192.0.2.2"))
    try await one.makeAccount(counter)
    try await one.logIn()
    try await two.logIn()
    let new = ["password": "New1234~", "again": "New1234~"]
    #expect(try await one.post("/account/password", new.merging(["current": "wrong123"]) { $1 }).status == 422)
    #expect(
      try await one.post("/account/password", new.merging(["current": TestBrowser.password]) { $1 }).status == 200)
    #expect(try await one.get("/account").status == 200)
    #expect(try await two.get("/account").location == "/login")
    #expect(try await two.logIn(password: "New1234~").status == 303)
  }

  @Test func anAccountIsDeletedByItsPassword() async throws {
    let counter = try TestCounter()
    let browser = TestBrowser(counter)
    try await browser.makeAccount(counter)
    try await browser.logIn()
    #expect(try await browser.post("/account/delete", ["current": "wrong123"]).status == 422)
    #expect(try await browser.post("/account/delete", ["current": TestBrowser.password]).heading == "帳號已刪除")
    #expect(try await browser.logIn().status == 422)
  }

  @Test func moreThanCanBeHashedAreTurnedAwayAndNotCounted() async throws {
    let counter = try TestCounter(longestQueue: 0)
    let browser = TestBrowser(counter)
    for _ in 0..<6 {
      let answer = try await browser.logIn()
      #expect(answer.status == 503)
      #expect(answer.headers[.retryAfter] == "10")
    }
    for path in ["/register", "/staff/login"] {
      let values = TestBrowser.registration().merging(["login": "ma.li"]) { $1 }
      #expect(try await browser.post(path, values).status == 503)
    }
    #expect(counter.mails.isEmpty)
  }
}
