import CardLedger
import CounterStore
import Foundation
import NightRun
import ReviewDomain
import SystemCallWatch
import Testing

@Suite struct StaffTests {
  private static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + Array(repeating: 7, count: 5000)
  private static let person = [
    "number": "A123456789", "born": "70/1/1", "phone": "0912-345-678", "mail": "a@example.tw", "consent": "yes",
  ]

  @Test func anApplicationOnBehalfOfSomebodyNamesWhoRegisteredIt() async throws {
    let counter = try TestCounter()
    let browser = try await Self.loggedIn(counter)
    #expect(try await browser.post("/staff/apply", Self.person).location == "/staff/apply/document")
    let page = try await browser.get("/staff/apply/document").text
    #expect(page.contains("甄健康 A12345****"))
    #expect(
      try await browser.upload("/staff/apply/document", Self.jpeg, ["kind": "national_id"]).status == 200)
    #expect(try await browser.upload("/staff/apply/photo", Self.jpeg + [1]).text.contains("/staff/apply/check"))
    #expect(try await browser.get("/staff/apply/picture/photo").status == 200)
    #expect(try await browser.post("/staff/apply/send", page: "/staff/apply/check").location == "/staff?sent=yes")
    let name = try #require(try counter.inbox().first)
    let folder = counter.home.inbox.appending(path: name)
    let bundle = try BundleReader.read(folder, receivedAt: counter.now)
    #expect(bundle.application.channel == .special)
    #expect(bundle.application.applicant.idNumber.text == "A123456789")
    let form =
      try JSONSerialization.jsonObject(
        with: Data(contentsOf: folder.appending(path: "application.json"))) as? [String: Any]
    #expect(form?["registeredBy"] as? String == "ma.li")
    #expect(form?["device"] == nil)
    let home = try await browser.get("/staff?sent=yes").text
    #expect(home.contains(name))
    #expect(home.contains("申請已送出"))
    #expect(try counter.store.audit(after: 0, limit: 99).last?.detail.contains("ma.li") == true)
    // The person finds it too.
    let citizen = TestBrowser(counter)
    try await citizen.makeAccount(counter)
    try await citizen.logIn()
    #expect(try await citizen.get("/status").text.contains(name))
  }

  @Test func staffMayNotApplyForThemselves() async throws {
    let counter = try TestCounter()
    let browser = try await Self.loggedIn(counter, number: "A123456789")
    let answer = try await browser.post("/staff/apply", Self.person)
    #expect(answer.status == 422)
    #expect(answer.text.contains("不可為自己申請"))
    #expect(try await browser.get("/staff/apply/document").location == "/staff/apply")
  }

  @Test(arguments: [["number": "A223456781"], ["born": "70/1/2"]])
  func theRegisterIsAskedByNumberAndBirthTogether(change: [String: String]) async throws {
    let counter = try TestCounter()
    let browser = try await Self.loggedIn(counter)
    let answer = try await browser.post("/staff/apply", Self.person.merging(change) { $1 })
    #expect(answer.status == 422)
    #expect(answer.text.contains("查無此身分證號與出生日期"))
    #expect(!answer.text.contains("甄健康"))
    let entry = try counter.store.audit(after: 0, limit: 99).last
    #expect(entry?.event == .personLookedUp)
    #expect(entry?.detail == #"{"staff":"ma.li"}"#)
  }

  @Test func aHolderOfACardIsToldSoAtOnce() async throws {
    let counter = try TestCounter(state: .approved)
    try await TestBrowser(counter).makeAccount(counter)
    try counter.markSent("C1")
    let browser = try await Self.loggedIn(counter)
    #expect(try await browser.post("/staff/apply", Self.person).text.contains("須先註銷"))
  }

  @Test func lookingUpIsLimited() async throws {
    let counter = try TestCounter()
    let browser = try await Self.loggedIn(counter)
    for _ in 0..<60 { #expect(try await browser.post("/staff/apply", Self.person).status == 303) }
    #expect(try await browser.post("/staff/apply", Self.person).status == 429)
  }

  @Test func theFirstPasswordIsChangedBeforeAnythingElse() async throws {
    let counter = try TestCounter()
    try await counter.addStaff()
    let browser = TestBrowser(counter)
    #expect(try await browser.logInAsStaff().location == "/staff/password")
    for page in ["/staff", "/staff/apply", "/staff/apply/check"] {
      #expect(try await browser.get(page).location == "/staff/password")
    }
    let typed = ["current": TestBrowser.password, "password": "weak123", "again": "weak123"]
    #expect(try await browser.post("/staff/password", typed).text.contains("人員密碼須為強式密碼"))
    let same = ["current": TestBrowser.password, "password": TestBrowser.password, "again": TestBrowser.password]
    #expect(try await browser.post("/staff/password", same).text.contains("新密碼不可與目前的密碼相同"))
  }

  @Test func loginsOfStaffAndOfPeopleAreApart() async throws {
    let counter = try TestCounter()
    let browser = try await Self.loggedIn(counter)
    for page in ["/account", "/apply", "/status"] { #expect(try await browser.get(page).location == "/login") }
    let citizen = TestBrowser(counter)
    try await citizen.makeAccount(counter)
    try await citizen.logIn()
    for page in ["/staff", "/staff/apply", "/staff/apply/document", "/staff/apply/picture/photo"] {
      #expect(try await citizen.get(page).location == "/staff/login")
    }
    #expect(try await browser.post("/staff/logout", page: "/staff").location == "/staff/login")
    #expect(try await browser.get("/staff").location == "/staff/login")
  }

  @Test func wrongPasswordsPauseTheLoginThere() async throws {
    let counter = try TestCounter()
    try await counter.addStaff()
    for login in ["ma.li", "nobody", "no login"] {
      let browser = TestBrowser(counter)
      for _ in 0..<5 {
        let answer = try await browser.logInAsStaff(login, password: "wrong123")
        #expect(answer.status == 422)
        #expect(answer.text.contains("帳號或密碼不正確"))
      }
      #expect(try await browser.logInAsStaff(login).status == 429)
    }
    #expect(try await TestBrowser(counter, address: "192.0.2.9").logInAsStaff().status == 303)
  }

  @Test func theAdministratorAddsAndClosesStaff() throws {
    let counter = try TestCounter()
    let home = counter.home.url.path
    try Data().write(to: counter.home.url.appending(path: "config.yaml"))
    let password = try Self.run(["staff", "add", "ma.li", "--name", "馬力", "--home", home], "A123456789\n")
    #expect(password.contains(/^[A-Z2-9]{12}\n$/))
    #expect(try Self.run(["staff", "list", "--home", home]).hasPrefix("ma.li\t馬力\tsince "))
    #expect(try Self.run(["staff", "add", "ma.li", "--name", "馬力", "--home", home], "A123456789\n", status: 65) == "")
    #expect(try Self.run(["staff", "password", "ma.li", "--home", home]) != password)
    #expect(try Self.run(["staff", "close", "ma.li", "--home", home]) == "")
    #expect(try Self.run(["staff", "list", "--home", home]).contains("left "))
    #expect(try Self.run(["staff", "close", "ma.li", "--home", home], status: 65) == "")
  }

  /// - Returns: what the program printed.
  private static func run(_ arguments: [String], _ input: String = "", status: Int32 = 0) throws -> String {
    let program = Process()
    program.executableURL = try BuiltProgram.url("card-counter")
    program.arguments = arguments
    let (typed, printed) = (Pipe(), Pipe())
    program.standardInput = typed
    program.standardOutput = printed
    program.standardError = FileHandle.nullDevice
    try program.run()
    try typed.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try typed.fileHandleForWriting.close()
    let text = String(decoding: try printed.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    program.waitUntilExit()
    #expect(program.terminationStatus == status)
    return text
  }

  /// A member of staff who has changed the first password.
  private static func loggedIn(_ counter: TestCounter, number: String = "G123456785") async throws -> TestBrowser {
    try await counter.addStaff(number: number)
    let browser = TestBrowser(counter)
    try await browser.logInAsStaff()
    let new = ["current": TestBrowser.password, "password": "Other12~x", "again": "Other12~x"]
    #expect(try await browser.post("/staff/password", new).location == "/staff")
    return browser
  }
}

extension TestBrowser {
  @discardableResult
  fileprivate func logInAsStaff(
    _ login: String = "ma.li", password: String = TestBrowser.password
  ) async throws -> TestAnswer {
    try await post("/staff/login", ["login": login, "password": password])
  }
}
