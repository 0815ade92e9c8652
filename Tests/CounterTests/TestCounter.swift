import AgencyRules
import CardLedger
import Casebook
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
import SystemCallWatch
import Testing

/// A counter with a store of its own, a register of a few people, and a clock that stands until it is moved.
final class TestCounter: Sendable {
  let store: SQLiteCounterStore
  let home: HomeFolder
  private let folder: URL
  private let quarantine: Quarantine
  private let dispatch: BundleDispatch
  private let inspector: UploadInspector?
  private let world = World()
  private let responder: any HTTPResponder<CounterContext>

  /// - Parameters:
  ///   - operatorPort: of a scripted operator; nil = registration by mobile number is not offered.
  ///   - state: what has become of every application; nil = the casebook is asked.
  ///   - usesWorkers: whether pictures are inspected by real workers, within ``serving(_:)``; else they cannot be inspected at all.
  ///   - longestQueue: how many passwords may wait to be hashed.
  init(
    evenAnswer: Duration = .zero, registry: any InsuredRegistry = DemoRegister(), operatorPort: Int? = nil,
    operatorCredential: OperatorCredential = .secret(ScriptedOperator.secret),
    state: CardState? = nil, usesWorkers: Bool = false, startsAt start: Date? = nil,
    longestQueue: Int = 60
  ) throws {
    if let start { world.set(start) }
    folder = FileManager.default.temporaryDirectory.appending(path: "counter-\(UUID().uuidString)")
    home = HomeFolder(folder)
    try home.create()
    _ = try SQLiteCasebook(path: home.casebook.path, create: true)
    let store = try SQLiteCounterStore(path: folder.appending(path: "counter.sqlite").path)
    self.store = store
    let settings = try CounterSettings(
      text: "schema: 1\nport: 8083\npublic_url: https://counter.example.tw\nbehind_proxy: true\n", file: "counter.yaml",
      relativeTo: folder)
    let quarantine = try Quarantine(home: folder)
    self.quarantine = quarantine
    let inspector = usesWorkers ? try Self.inspector(quarantine) : nil
    self.inspector = inspector
    let dispatch = BundleDispatch(
      store: store, quarantine: quarantine, home: home, logger: Self.silent, now: { [world] in world.now })
    self.dispatch = dispatch
    let rules = try Self.checked.get()
    let states: any CardStates =
      state.map(FixedState.init)
      ?? CasebookStates(path: home.casebook.path, rules: rules.folder.ruleSet, hold: 600)
    let desk = CounterDesk(
      settings: settings, store: store, registry: registry,
      operator: operatorPort.flatMap { Self.network(port: $0, by: operatorCredential) },
      passwords: PasswordHasher(cost: .init(rounds: 1024, blockSize: 8, parallelism: 1), longestQueue: longestQueue),
      mails: CounterMailWriter(
        notices: try Self.notices.get(), publicURL: settings.publicURL, show: { [world] in world.show($0) }),
      pages: try PageTemplates(),
      applications: ApplicationDesk(
        quarantine: quarantine, rules: rules.folder.ruleSet, calendar: rules.folder.calendar,
        evidence: { await inspector?.evidence($0) ?? .failure(.notStarted("there are no workers here")) },
        drawing: { await inspector?.drawing(of: $0, lines: $1) }, writeBundles: { await dispatch.writeAll() },
        states: states),
      mailWaits: {}, now: { [world] in world.now }, evenAnswer: evenAnswer)
    responder = CounterRoutes.router(desk).buildResponder()
  }

  /// Keeps workers while `body` runs.
  func serving(_ body: () async throws -> Void) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      if let inspector { group.addTask { try await inspector.run() } }
      defer { group.cancelAll() }
      try await body()
    }
  }

  private static func inspector(_ quarantine: Quarantine) throws -> UploadInspector {
    let program = ProgramFiles.located(from: try BuiltProgram.url("card-review"))
    return UploadInspector(pool: try Office.pool(program, workers: 1), lanes: 1, quarantine: quarantine)
  }

  /// The names of what stands in the inbox.
  func inbox() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: home.inbox.path).sorted() }

  /// The names of what lies in the quarantine.
  func uploads() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "counter/uploads").path).sorted()
  }

  func writeBundles() async { await dispatch.writeAll() }

  /// A night of `card-review`.
  func runNight() throws {
    let night = Process()
    night.executableURL = try BuiltProgram.url("card-review")
    night.arguments = ["run", "--home", folder.path]
    try night.run()
    night.waitUntilExit()
    #expect(night.terminationStatus == 0)
  }

  /// Somebody of the staff, with the password of tests.
  ///
  /// - Parameter number: the person's own.
  func addStaff(_ login: String = "ma.li", number: String = "G123456785") async throws {
    let login = try CounterLogin(typed: login)
    let password = try CounterPassword(typed: TestBrowser.password, notBeing: "")
    let record = try await PasswordHasher(cost: .init(rounds: 1024, blockSize: 8, parallelism: 1)).record(of: password)
    let member = NewStaffMember(
      login: login, name: try PersonName(typed: "馬力"), number: try IdentityNumber(typed: number), password: record)
    #expect(try store.addStaff(member, at: now))
  }

  /// An application of the sample person that was sent some time.
  func markSent(_ id: String) throws {
    let account = try #require(try store.account(of: IdentityNumber(typed: "A123456789"), at: now))
    let picture = DraftPicture(file: "x", format: .jpeg, isAdvisedAgainst: false)
    _ = try store.beginDraft(of: account.id, at: now)
    _ = try store.take(
      .documentUploaded(DraftDocument(kind: .nationalID, issueDate: nil, picture: picture)), of: .account(account.id),
      at: now)
    _ = try store.take(.photoUploaded(picture), of: .account(account.id), at: now)
    let sent = try store.send(.account(account.id), at: now) { _, _, _, _ in
      WaitingBundle(
        id: try #require(ApplicationID(id)), form: Data(), document: .init(file: "x", name: "x"),
        portrait: .init(file: "x", name: "x"))
    }
    try store.bundleStands(try #require(sent))
  }

  private static func network(port: Int, by credential: OperatorCredential) -> (OperatorSettings, OperatorCredential)? {
    guard let base = URL(string: "http://127.0.0.1:\(port)") else { return nil }
    return (
      OperatorSettings(
        authorizeURL: base.appending(path: "authorize"), tokenURL: base.appending(path: "token"), apiURL: base,
        clientID: ScriptedOperator.clientID, credential: .secret(base), timeLimit: LoopbackService.patience), credential
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
      source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: Self.silent))
    return try await responder.respond(to: request, context: context)
  }

  private static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static let checked = Result { try CheckedRules(at: repository.appending(path: "rules")) }

  /// The rules that come with the program.
  static var rules: RuleSet {
    get throws { try checked.get().folder.ruleSet }
  }

  private static let notices = Result {
    let configuration = try Configuration(
      text: "schema: 1\nmail:\n  from: no-reply@nhi.example\n  sender_name: 中央健康保險署\n", file: "config.yaml",
      relativeTo: repository)
    return try checked.get().notices(for: configuration)
  }

  /// What closures of the counter share with the test.
  private final class World: Sendable {
    private let time = Mutex(Date(timeIntervalSince1970: 1_790_000_000))
    private let texts = Mutex<[String]>([])

    var now: Date { time.withLock { $0 } }
    func set(_ start: Date) { time.withLock { $0 = start } }
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

/// One answer for every application.
struct FixedState: CardStates {
  let state: CardState

  func states(of applications: [ApplicationID], at time: Date) -> [CardState] { applications.map { _ in state } }
}
