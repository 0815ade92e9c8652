import CardLedger
import CounterStore
import Foundation
import NightRun
import ReviewDomain
import Testing

@Suite struct ApplicationTests {
  private static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + Array(repeating: 7, count: 5000)

  @Test func anApplicationIsSentAsABundleThatTheNightTakes() async throws {
    let counter = try TestCounter()
    let phone = try await TestBrowser.certified(counter)
    let sent = try await phone.apply(document: Self.jpeg, photo: Self.jpeg + [1])
    #expect(sent.location == "/status")
    let names = try counter.inbox()
    #expect(names.count == 1)
    let folder = counter.home.inbox.appending(path: names[0])
    let bundle = try BundleReader.read(folder, receivedAt: counter.now)
    #expect(bundle.application.applicant.idNumber.text == "A123456789")
    #expect(bundle.application.applicant.birthDate.iso == "1981-01-01")
    #expect(bundle.application.channel == .general)
    #expect(bundle.application.identityDocument.kind == .nationalID)
    #expect(bundle.application.identityDocument.issueDate?.iso == "2005-07-01")
    #expect(bundle.portrait == Data(Self.jpeg + [1]))
    #expect(bundle.identity == Data(Self.jpeg))
    #expect(try counter.uploads().isEmpty)
    let page = try await phone.get("/status").text
    #expect(page.contains(names[0]))
    #expect(page.contains("審核中"))
    #expect(page.contains("最遲於 115/10/"))
  }

  @Test func sendingTwiceSendsOnce() async throws {
    let counter = try TestCounter()
    let phone = try await TestBrowser.certified(counter)
    try await phone.apply(document: Self.jpeg, photo: Self.jpeg)
    #expect(try await phone.post("/apply/send", page: "/account").location == "/status")
    #expect(try counter.inbox().count == 1)
  }

  @Test func onlyACertifiedDeviceApplies() async throws {
    let counter = try TestCounter()
    let desktop = TestBrowser(counter)
    try await desktop.makeAccount(counter)
    try await desktop.logIn()
    #expect(try await desktop.get("/apply").status == 403)
    #expect(try await desktop.post("/apply", ["consent": "yes"], page: "/account").status == 403)
    #expect(try await TestBrowser(counter).get("/apply").location == "/login")
  }

  @Test func withoutConsentNothingIsUploaded() async throws {
    let counter = try TestCounter()
    let phone = try await TestBrowser.certified(counter)
    #expect(try await phone.post("/apply").status == 422)
    #expect(try await phone.get("/apply/document").location == "/apply")
    let token = try #require(try await phone.get("/account").token)
    #expect(
      try await phone.upload("/apply/document", Self.jpeg, ["kind": "national_id"], token: token).location == "/apply")
    #expect(try counter.uploads().isEmpty)
  }

  @Test func whatIsNoPictureOrTooLargeIsToldAtOnceAndNotKept() async throws {
    let counter = try TestCounter()
    let phone = try await TestBrowser.certified(counter)
    try await phone.post("/apply", ["consent": "yes"])
    let large = Self.jpeg + Array(repeating: 0, count: 5_000_000)
    for (bytes, words) in [
      (Array("GIF89a".utf8), "請選擇 JPG"), ([], "請選擇 JPG"), (large, "檔案須小於 5 MB"),
    ] as [([UInt8], String)] {
      let page = try await phone.upload("/apply/document", bytes, ["kind": "national_id"])
      #expect(page.status == 422)
      #expect(page.text.contains(words))
    }
    #expect(try await phone.upload("/apply/document", Self.jpeg, ["kind": "nhi_card"]).status == 422)
    #expect(
      try await phone.upload("/apply/document", Self.jpeg, ["kind": "national_id", "issued": "199/1/1"]).status == 422)
    #expect(try counter.uploads().isEmpty)
  }

  @Test func anUploadWithoutItsTokenIsRefusedBeforeAnythingIsWritten() async throws {
    let counter = try TestCounter()
    let phone = try await TestBrowser.certified(counter)
    try await phone.post("/apply", ["consent": "yes"])
    #expect(try await phone.upload("/apply/photo", Self.jpeg, token: "x").status == 403)
    #expect(try counter.uploads().isEmpty)
  }

  @Test func nobodySeesAnotherPersonsUploads() async throws {
    let counter = try TestCounter()
    let phone = try await TestBrowser.certified(counter)
    try await phone.post("/apply", ["consent": "yes"])
    try await phone.upload("/apply/document", Self.jpeg, ["kind": "national_id"])
    #expect(try await phone.get("/apply/picture/document").status == 200)
    let other = try await TestBrowser.certified(counter, DemoRegister.other, address: "192.0.2.9")
    #expect(try await other.get("/apply/picture/document").status == 404)
    #expect(try await TestBrowser(counter).get("/apply/picture/document").location == "/login")
  }

  @Test func anUploadThatIsReplacedIsDeleted() async throws {
    let counter = try TestCounter()
    let phone = try await TestBrowser.certified(counter)
    try await phone.post("/apply", ["consent": "yes"])
    for _ in 0..<3 { try await phone.upload("/apply/photo", Self.jpeg) }
    #expect(try counter.uploads().count == 1)
    try await phone.post("/apply", ["consent": "yes"])
    #expect(try counter.uploads().isEmpty)
  }

  @Test func uploadsAreLimited() async throws {
    let counter = try TestCounter()
    let phone = try await TestBrowser.certified(counter)
    try await phone.post("/apply", ["consent": "yes"])
    for _ in 0..<60 { #expect(try await phone.upload("/apply/photo", Self.jpeg).status == 200) }
    #expect(try await phone.upload("/apply/photo", Self.jpeg).status == 429)
  }

  @Test func aBundleThatCouldNotBeWrittenIsWrittenLater() async throws {
    let counter = try TestCounter()
    let phone = try await TestBrowser.certified(counter)
    try FileManager.default.removeItem(at: counter.home.inbox)
    #expect(try await phone.apply(document: Self.jpeg, photo: Self.jpeg).location == "/status")
    #expect(try counter.store.waitingBundles().count == 1)
    try FileManager.default.createDirectory(at: counter.home.inbox, withIntermediateDirectories: true)
    await counter.writeBundles()
    #expect(try counter.inbox().count == 1)
    #expect(try counter.store.waitingBundles().isEmpty)
    #expect(try counter.uploads().isEmpty)
  }

  @Test func applyingAgainWhileUnderReviewSendsANewerBundle() async throws {
    let counter = try TestCounter()
    let phone = try await TestBrowser.certified(counter)
    try await phone.apply(document: Self.jpeg, photo: Self.jpeg)
    counter.wait(60)
    #expect(try await phone.get("/status").text.contains("重新申請"))
    try await phone.apply(document: Self.jpeg, photo: Self.jpeg)
    #expect(try counter.inbox().count == 2)
  }
}
