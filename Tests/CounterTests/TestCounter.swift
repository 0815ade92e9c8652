import AgencyRules
import CardLedger
import Counter
import CounterStore
import Foundation
import Hummingbird
import Logging
import NIOEmbedded
import NightRun
import Notices
import ReviewDomain
import Synchronization
import Testing

/// A counter with a store of its own, a register of a few people, and a clock that stands until it is moved.
final class TestCounter: Sendable {
  let store: SQLiteCounterStore
  private let folder: URL
  private let world = World()
  private let responder: any HTTPResponder<CounterContext>

  init(
    evenAnswer: Duration = .zero, registry: any InsuredRegistry = DemoRegister(), operatorPort: Int? = nil
  ) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "counter-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    store = try SQLiteCounterStore(path: folder.appending(path: "counter.sqlite").path)
    let settings = try CounterSettings(
      text: "schema: 1\nport: 8083\npublic_url: https://counter.example.tw\nbehind_proxy: true\n", file: "counter.yaml",
      relativeTo: folder)
    let desk = CounterDesk(
      settings: settings, store: store, registry: registry, operator: operatorPort.flatMap(Self.network),
      passwords: PasswordHasher(cost: .init(rounds: 1024, blockSize: 8, parallelism: 1)),
      mails: CounterMailWriter(
        notices: try Self.notices.get(), publicURL: settings.publicURL, show: { [world] in world.show($0) }),
      pages: try PageTemplates(), mailWaits: {}, now: { [world] in world.now }, evenAnswer: evenAnswer)
    responder = CounterRoutes.router(desk).buildResponder()
  }

  private static func network(port: Int) -> (OperatorSettings, secret: String)? {
    guard let base = URL(string: "http://127.0.0.1:\(port)") else { return nil }
    return (
      OperatorSettings(
        authorizeURL: base.appending(path: "authorize"), tokenURL: base.appending(path: "token"), apiURL: base,
        clientID: ScriptedOperator.clientID, secretFile: base), ScriptedOperator.secret
    )
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var now: Date { world.now }

  /// Lets time pass.
  func wait(_ seconds: TimeInterval) { world.move(seconds) }

  /// The texts of all mails written so far.
  var mails: [String] { world.shown }

  /// The path of the link in the last mail.
  func lastLink() throws -> String {
    let address = try #require(mails.last?.split(separator: "\n").first { $0.hasPrefix("https://") })
    return String(address.dropFirst("https://counter.example.tw".count))
  }

  func respond(to request: Request) async throws -> Response {
    let context = CounterContext(
      source: ApplicationRequestContextSource(
        channel: EmbeddedChannel(),
        logger: Logger(label: "test") { _ in
          SwiftLogNoOpLogHandler()
        }))
    return try await responder.respond(to: request, context: context)
  }

  private static let notices = Result {
    let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let configuration = try Configuration(
      text: "schema: 1\nmail:\n  from: no-reply@nhi.example\n  sender_name: 中央健康保險署\n", file: "config.yaml",
      relativeTo: repository)
    return try CheckedRules(at: repository.appending(path: "rules")).notices(for: configuration)
  }

  /// What closures of the counter share with the test.
  private final class World: Sendable {
    private let time = Mutex(Date(timeIntervalSince1970: 1_790_000_000))
    private let texts = Mutex<[String]>([])

    var now: Date { time.withLock { $0 } }
    func move(_ seconds: TimeInterval) { time.withLock { $0 += seconds } }
    func show(_ text: String) { texts.withLock { $0.append(text) } }
    var shown: [String] { texts.withLock { $0 } }
  }
}

/// A register of a few people.
struct DemoRegister: InsuredRegistry {
  /// What one of them types to be known.
  static let proof = [
    "number": "A123456789", "name": "甄健康", "household": "FB123456", "county": "臺北市", "town": "信義區", "village": "和平里",
    "neighbourhood": "10",
  ]
  static let other = proof.merging(["number": "G123456785"]) { $1 }

  func find(_ number: IdentityNumber) async throws -> InsuredPerson? {
    guard ["A123456789", "G123456785"].contains(number.text),
      let household = HouseholdNumber(typed: "FB123456"),
      let address = HouseholdAddress(county: "臺北市", town: "信義區", village: "和平里", neighbourhood: "10")
    else { return nil }
    return InsuredPerson(
      number: number, name: try PersonName(typed: "甄健康"), birthDate: try CivilDate(typed: "70/1/1"),
      cardNumber: "000012345678", household: household, address: address, isInsured: true)
  }
}
