import CounterStore
import Foundation
import ReviewDomain
import SeededRandom
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The real program, killed at random while people register and applications are uploaded and sent. `CARD_REVIEW_KILLS` says how often.
@Suite(.timeLimit(.minutes(60))) struct KilledCounterTests {
  private static let kills = ProcessInfo.processInfo.environment["CARD_REVIEW_KILLS"].flatMap { Int($0) } ?? 5
  private static let jpeg = Data([0xFF, 0xD8, 0xFF, 0xE0] + Array(repeating: 7, count: 200_000))

  @Test func nothingIsHalfMadeOrLost() async throws {
    var tokens: [String] = []
    let counter = try await ServedCounter { home in
      let store = try SQLiteCounterStore(path: home.appending(path: "counter.sqlite").path)
      for number in ["A123456789", "A223456781", "B200000004"] {
        tokens.append(try await SampleSession.token(of: number, in: store))
      }
    }
    var random = SplitMix64(seed: 16)
    let client = KillableClient(counter.address)
    for _ in 0..<Self.kills {
      let delay = Double.random(in: 0.05...4, using: &random)
      await withTaskGroup(of: Void.self) { group in
        for token in tokens { group.addTask { await Self.apply(client, token) } }
        group.addTask { await client.register() }
        try? await Task.sleep(for: .seconds(delay))
        // What is under way fails with it. Cancelled besides, a request that fails at that moment waits for ever (URLSession's own locks).
        counter.kill()
      }
      try counter.start()
    }
    // What the last one left is written when it starts.
    for token in tokens { await Self.apply(client, token) }
    #expect(try counter.end() == 0)
    try await check(counter, client)
  }

  /// Applies until the counter dies.
  private static func apply(_ client: KillableClient, _ token: String) async {
    guard await client.ask("POST", "/application", token, Data(#"{"consent":true}"#.utf8), "application/json") != nil,
      await client.ask("PUT", "/application/document?kind=national_id", token, jpeg, "image/jpeg") != nil,
      await client.ask("PUT", "/application/photo", token, jpeg, "image/jpeg") != nil
    else { return }
    await client.send(token)
  }

  private func check(_ counter: ServedCounter, _ client: KillableClient) async throws {
    let store = try SQLiteCounterStore(path: counter.home.appending(path: "counter.sqlite").path)
    let inbox = counter.home.appending(path: "inbox")
    let names = Set(try FileManager.default.contentsOfDirectory(atPath: inbox.path))
    let told = await client.sent
    #expect(told.isSubset(of: names))
    #expect(!told.isEmpty)
    for name in names {
      let folder = inbox.appending(path: name)
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      #expect(files == ["application.json", "id-front.jpg", "portrait.jpg"])
      for file in files.dropFirst() { #expect(try Data(contentsOf: folder.appending(path: file)) == Self.jpeg) }
    }
    #expect(try store.waitingBundles().isEmpty)
    var sent: Set<String> = []
    for number in ["A123456789", "A223456781", "B200000004"] {
      sent.formUnion(try store.sentApplications(of: IdentityNumber(typed: number)).map(\.id.text))
    }
    #expect(sent == names)
    let uploads = Set(
      try FileManager.default.contentsOfDirectory(atPath: counter.home.appending(path: "counter/uploads").path))
    #expect(try store.filesInUse().isSubset(of: uploads))
    // Registered with a mail, or not at all.
    let account = try store.account(of: IdentityNumber(typed: "F298765432"), at: Date())
    let outbox = try? FileManager.default.contentsOfDirectory(
      atPath: counter.home.appending(path: "outbox/new").path)
    let mails = (outbox ?? []).count + (try store.unsentMail(limit: 100).count)
    #expect((account != nil) == (mails > 3))
    if await client.isRegistered { #expect(account != nil) }
    guard case .intact = try store.verifyAudit(against: nil) else {
      Issue.record("the audit trail is broken")
      return
    }
  }
}
