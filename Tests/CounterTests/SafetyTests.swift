import Foundation
import HTTPTypes
import Testing

@Suite struct SafetyTests {
  @Test(arguments: [
    "/", "/register", "/login", "/certify", "/nowhere", "/account", "/counter.css", "/confirm/x", "/renew/x",
  ])
  func everyAnswerHasTheSafeHeaders(path: String) async throws {
    let answer = try await TestBrowser(try TestCounter()).get(path)
    let policy = try #require(answer.headers[.contentSecurityPolicy])
    #expect(policy.hasPrefix("default-src 'none'"))
    #expect(!policy.contains("unsafe"))
    #expect(answer.headers[.xContentTypeOptions] == "nosniff")
    #expect(answer.headers[.named("Referrer-Policy")] == "no-referrer")
    #expect(answer.headers[.strictTransportSecurity] == "max-age=31536000")
    #expect(answer.headers[.cacheControl] == (path == "/counter.css" ? "public, max-age=3600" : "no-store"))
    for inline in ["<script", "style=", "onclick", "javascript:"] { #expect(!answer.text.contains(inline)) }
  }

  @Test(arguments: [
    "/register", "/login", "/logout", "/certify", "/resend", "/forgot", "/withdraw", "/account/code", "/account/delete",
  ])
  func aFormWithoutItsTokenIsRefused(path: String) async throws {
    let counter = try TestCounter()
    let (browser, other) = (TestBrowser(counter), TestBrowser(counter))
    let token = try #require(try await other.get("/login").token)
    for wrong in ["", "x", token] {
      #expect(try await browser.post(path, [:], token: wrong).status == 403)
    }
  }

  @Test func aFormFromAnotherSiteIsRefused() async throws {
    let browser = TestBrowser(try TestCounter())
    let token = try #require(try await browser.get("/login").token)
    let site = HTTPField.Name.named("Sec-Fetch-Site")
    for (value, status) in [("cross-site", 403), ("same-site", 403), ("same-origin", 422)] {
      #expect(try await browser.post("/login", [:], token: token, headers: [site: value]).status == status)
    }
  }

  @Test func whatIsNoFormIsRefused() async throws {
    let browser = TestBrowser(try TestCounter())
    let form = ["Content-Type": "application/x-www-form-urlencoded"]
    for (fields, body, status) in [
      (["Content-Type": "application/json"], "{}", 415), ([:], "a=b", 415),
      (form, "a=%zz", 400), (form, "a=1&a=2", 400),
      (form, String(repeating: "a", count: 16_385), 413),
    ] as [([String: String], String, Int)] {
      var headers: HTTPFields = [:]
      for (name, value) in fields { headers[.named(name)] = value }
      #expect(try await browser.send(.post, "/login", headers, body: body).status == status)
    }
  }

  @Test func pagesAreReadInEnglishOnceAskedFor() async throws {
    let browser = TestBrowser(try TestCounter())
    #expect(try await browser.get("/register").text.contains("<html lang=\"zh-Hant-TW\">"))
    #expect(try await browser.get("/register?lang=en").text.contains("<html lang=\"en\">"))
    let page = try await browser.post("/login", ["number": "x"])
    #expect(page.heading == "Log in")
    #expect(page.text.contains("Account or password is not right"))
    #expect(try await browser.get("/login?lang=zh").heading == "登入")
  }

  @Test func failuresAreToldInTheLanguageAskedForToo() async throws {
    let browser = TestBrowser(try TestCounter())
    #expect(try await browser.get("/nowhere").heading == "找不到這個網頁")
    #expect(try await browser.get("/nowhere?lang=en").heading == "There is no such page")
    #expect(try await browser.get("/nowhere").heading == "There is no such page")
    #expect(try await browser.post("/login", [:], token: "x").heading == "This form is out of date")
  }

  @Test func withoutALoginTheAccountsPagesLeadToIt() async throws {
    let browser = TestBrowser(try TestCounter())
    for path in ["/account", "/account/password", "/account/delete"] {
      #expect(try await browser.get(path).location == "/login")
    }
    #expect(try await browser.post("/account/code", page: "/login").location == "/login")
  }
}
