import CounterStore
import Foundation
import HTTPTypes
import NightRun
import ReviewDomain
import Testing

@Suite struct APITests {
  private static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + Array(repeating: 7, count: 5000)

  @Test func aPhoneAppGoesTheWholeRoad() async throws {
    let counter = try TestCounter()
    let program = try await TestProgram.certified(counter)
    #expect(try await program.ask(.get, "/application").status == 404)
    let begun = try await program.ask(.post, "/application", #"{"consent": true}"#)
    #expect(begun.status == 201)
    #expect(begun.object["next"] as? String == "document")
    #expect(begun.object["kinds"] as? [String] == ["national_id"])
    let document = try await program.upload("/application/document?kind=national_id&issued=2005-07-01", Self.jpeg)
    #expect(document.object["outlook"] as? String == "unknown")
    #expect(try await program.upload("/application/photo", Self.jpeg + [1]).status == 200)
    #expect(try await program.ask(.get, "/application").object["next"] as? String == "send")
    #expect(try await program.ask(.get, "/application/photo/drawing").status == 404)
    let sent = try await program.ask(.post, "/application/send")
    #expect(sent.status == 201)
    let id = try #require(sent.object["id"] as? String)
    #expect(try await program.ask(.post, "/application/send").status == 409)
    let bundle = try BundleReader.read(counter.home.inbox.appending(path: id), receivedAt: counter.now)
    #expect(bundle.application.identityDocument.issueDate?.iso == "2005-07-01")
    #expect(bundle.portrait == Data(Self.jpeg + [1]))
    let told = try #require(
      try await program.ask(.get, "/applications").object["applications"] as? [[String: Any]])
    #expect(told.map { $0["id"] as? String } == [id])
    #expect(told[0]["state"] as? String == "under_review")
    #expect((told[0]["due"] as? String)?.hasPrefix("2026-10-") == true)
    #expect(try await program.ask(.delete, "/session").status == 204)
    #expect(try await program.ask(.get, "/session").status == 401)
  }

  @Test func everyPathAnswersTheMethodsThatAreDescribed() async throws {
    let program = TestProgram(try TestCounter())
    let answer = try await program.send(.get, "/api/openapi.json")
    #expect(answer.headers[.contentType] == "application/json")
    let paths = try #require(answer.object["paths"] as? [String: [String: Any]])
    #expect(paths.count == 11)
    for (path, operations) in paths {
      let answer = try await program.ask(.patch, path.replacing("{id}", with: "1"))
      #expect(answer.status == 405)
      let unheardOf = try #require(HTTPRequest.Method("QUERY"))
      #expect(try await program.ask(unheardOf, path.replacing("{id}", with: "1")).status == 405)
      #expect(answer.headers[.allow] == operations.keys.map { $0.uppercased() }.sorted().joined(separator: ", "))
    }
  }

  @Test func cookiesAreNeitherReadNorGiven() async throws {
    let counter = try TestCounter()
    let browser = TestBrowser(counter)
    try await browser.makeAccount(counter)
    try await browser.logIn()
    let cookies = browser.cookies
    #expect(try await browser.get("/account").status == 200)
    let answer = try await browser.get("/api/v1/session")
    #expect(answer.status == 401)
    #expect(answer.headers[.wwwAuthenticate] == "Bearer")
    #expect(answer.headers[values: .setCookie].isEmpty)
    // A page of another site can send only what needs no leave: no JSON, no token.
    for type in ["text/plain", "application/x-www-form-urlencoded"] {
      let fields: HTTPFields = [.contentType: type]
      #expect(try await browser.send(.post, "/api/v1/sessions", fields, body: "{}").status == 415)
    }
    #expect(try await browser.send(.options, "/api/v1/sessions", [:], body: "").status == 405)
    #expect(browser.cookies == cookies)
  }

  @Test func wrongAndUnknownAccountsGetOneAnswer() async throws {
    let counter = try TestCounter()
    try await TestBrowser(counter).makeAccount(counter)
    let program = TestProgram(counter)
    var answers: Set<String> = []
    for number in ["A123456789", "A223456781", "no number"] {
      for _ in 0..<5 {
        let answer = try await program.logIn(number, password: "wrong123")
        #expect(answer.status == 401)
        answers.insert(answer.text)
      }
      let paused = try await program.logIn(number)
      #expect(paused.status == 429)
      #expect(paused.headers[.retryAfter] == "900")
    }
    #expect(answers.count == 1)
  }

  @Test func whatIsNotAsDescribedIsRefused() async throws {
    let program = TestProgram(try TestCounter())
    for body in ["", "{", "[]", #"{"number": 1, "password": "x"}"#, #"{"number": "A123456789"}"#] {
      let answer = try await program.ask(.post, "/sessions", body)
      #expect(answer.status == 400)
      #expect(answer.headers[.contentType] == "application/problem+json")
    }
    #expect(try await program.ask(.post, "/sessions", String(repeating: " ", count: 16_385)).status == 413)
    let nowhere = try await program.ask(.get, "/nowhere", headers: [.acceptLanguage: "en-GB,en"])
    #expect(nowhere.status == 404)
    #expect(nowhere.object["title"] as? String == "There is no such page")
  }

  @Test func onlyACertifiedDeviceApplies() async throws {
    let counter = try TestCounter()
    try await TestBrowser(counter).makeAccount(counter)
    let program = TestProgram(counter)
    try await program.logIn()
    #expect(try await program.ask(.post, "/application", #"{"consent": true}"#).status == 403)
    #expect(try await program.ask(.get, "/session").object["device"] == nil)
  }

  @Test func uploadsAreHeldToTheRulesOfThePages() async throws {
    let counter = try TestCounter()
    let program = try await TestProgram.certified(counter)
    #expect(try await program.upload("/application/photo", Self.jpeg).status == 404)
    #expect(try await program.ask(.post, "/application", #"{"consent": false}"#).status == 422)
    _ = try await program.ask(.post, "/application", #"{"consent": true}"#)
    #expect(try await program.upload("/application/photo", Self.jpeg, type: "text/plain").status == 415)
    #expect(try await program.upload("/application/photo", Array("GIF89a".utf8)).status == 422)
    #expect(try await program.upload("/application/photo", []).status == 422)
    let large = Self.jpeg + Array(repeating: 0, count: 5_000_000)
    #expect(try await program.upload("/application/photo", large).status == 413)
    let kind = try await program.upload("/application/document?kind=nhi_card", Self.jpeg)
    #expect((kind.object["faults"] as? [[String: String]])?.first?["field"] == "kind")
    #expect(try counter.uploads().isEmpty)
  }

  @Test func nobodyRemovesAnotherPersonsDevice() async throws {
    let counter = try TestCounter()
    let one = try await TestProgram.certified(counter)
    let two = try await TestProgram.certified(counter, DemoRegister.other, address: "192.0.2.9")
    let devices = try #require(try await one.ask(.get, "/devices").object["devices"] as? [[String: Any]])
    #expect(devices.map { $0["isThis"] as? Bool } == [true])
    let id = try #require(devices[0]["id"] as? Int)
    #expect(try await two.ask(.delete, "/devices/\(id)").status == 404)
    #expect(try await one.ask(.delete, "/devices/x").status == 404)
    #expect(try await one.ask(.delete, "/devices/\(id)").status == 204)
    #expect(try await one.ask(.post, "/application", #"{"consent": true}"#).status == 403)
  }
}
