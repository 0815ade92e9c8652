import Counter
import CounterStore
import Foundation
import SystemCallWatch
import Testing

/// From the first upload to the approved card, with the night's own workers and a night of `card-review`.
@Suite struct WholeRoadTests {
  private static let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "samples/inbox")

  private static func bytes(_ sample: String, _ file: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: samples.appending(path: "\(sample)/\(file)")))
  }

  @Test(.timeLimit(.minutes(20)))
  func aBadPhotoIsAdvisedAgainstAndAGoodOneApproved() async throws {
    let counter = try TestCounter(usesWorkers: true, startsAt: Date())
    try await counter.serving {
      let phone = try await TestBrowser.certified(counter)
      try await phone.post("/apply", ["consent": "yes"])
      let document = try await phone.upload(
        "/apply/document", Self.bytes("sample-01", "id-front.jpg"), ["kind": "national_id", "issued": "94/7/1"])
      #expect(document.heading == "看起來沒有問題")
      let bad = try await phone.upload("/apply/photo", Self.bytes("sample-17", "portrait.jpg"))
      #expect(bad.heading == "這張圖片可能會被退件")
      #expect(bad.text.contains("人像太小"))
      #expect(bad.text.contains("/apply/picture/drawn"))
      #expect(try await phone.get("/apply/picture/drawn").headers[.contentType] == "image/png")
      #expect(try await phone.get("/apply/check").text.contains("這張相片可能會被退件"))
      let good = try await phone.upload("/apply/photo", Self.bytes("sample-01", "portrait.jpg"))
      #expect(good.heading == "看起來沒有問題")
      #expect(try await phone.get("/apply/picture/drawn").status == 404)
      #expect(try await phone.post("/apply/send", page: "/apply/check").location == "/status")
      let figures = try counter.store.adviceFigures()
      #expect(figures.advisedAgainst == 1)
      #expect(figures.replaced == 1)
      #expect(figures.sentAgainstAdvice == 0)
      try counter.runNight()
      #expect(try counter.inbox().isEmpty)
      #expect(try await phone.get("/status").text.contains("審核通過"))
      #expect(try await phone.get("/apply").status == 409)
    }
  }
}
