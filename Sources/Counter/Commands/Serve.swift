import ArgumentParser
import CounterStore
import Crypto
import Foundation
import Hummingbird
import Logging
import NightRun
import ServiceLifecycle

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve the counter's pages.",
    discussion: """
      Listens on the loopback address only, on the port of counter.yaml in the home folder, until it is stopped by SIGTERM or SIGINT. \
      A reverse proxy gives it TLS and the world; see packaging/card-counter.nginx.

      Example:
        card-counter serve --home /srv/card-review
        card-counter serve --home demo-home --show-mail
      """)

  @OptionGroup var home: CounterHomeOptions
  @Flag(
    help:
      "Print the text of each mail, with its secret link, for trying the counter out; only with a public_url on localhost."
  )
  var showMail = false
  @Flag(
    help:
      "Play a mobile operator on the port after the counter's, for trying the counter out; only with a public_url on localhost."
  )
  var demoOperator = false

  func run() async throws {
    let home = try home.folder()
    let settings = try CounterSettings(of: home)
    if showMail || demoOperator, settings.publicURL.host != "localhost" {
      throw CounterFailure(64, ["--show-mail and --demo-operator are for a public_url on localhost only"])
    }
    let program = ProgramFiles.located()
    let (configuration, rules) = try OfficeSettings(of: home, rules: nil, program).whole()
    let store = try home.counterStore()
    var logger = Logger(label: "card-counter")
    logger.logLevel = .info
    let dispatch = MailDispatch(
      store: store, transport: configuration.mail.transport(for: home), logger: logger, now: { Date() })
    let quarantine = try Quarantine(home: home.url)
    let inspector = try Self.inspector(quarantine, program)
    let bundles = BundleDispatch(store: store, quarantine: quarantine, home: home, logger: logger, now: { Date() })
    let ruleSet = rules.folder.ruleSet
    let desk = CounterDesk(
      settings: settings, store: store, registry: try Self.registry(settings, home),
      operator: try operatorNetwork(settings), passwords: PasswordHasher(),
      mails: CounterMailWriter(
        notices: try rules.notices(for: configuration), publicURL: settings.publicURL, show: showMail ? Self.show : nil),
      pages: try PageTemplates(),
      applications: ApplicationDesk(
        quarantine: quarantine, rules: ruleSet, calendar: rules.folder.calendar,
        evidence: { await inspector.evidence($0) }, drawing: { await inspector.drawing(of: $0, lines: $1) },
        writeBundles: { await bundles.writeAll() },
        states: CasebookStates(path: home.casebook.path, rules: ruleSet, hold: configuration.mail.hold)),
      mailWaits: { dispatch.wake() }, now: { Date() }, evenAnswer: .milliseconds(700))
    var services: [any Service] = [dispatch, bundles, inspector]
    if demoOperator {
      services.append(
        Application(
          router: ScriptedOperator().router(),
          configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: settings.port + 1)),
          logger: logger))
    }
    let application = Application(
      router: CounterRoutes.router(desk),
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: settings.port)),
      services: services,
      onServerRunning: { _ in Self.show("card-counter: serving \(settings.publicURL.absoluteString)") }, logger: logger)
    try await application.runService()
  }

  @Sendable private static func show(_ text: String) {
    try? FileHandle.standardOutput.write(contentsOf: Data("\(text)\n".utf8))
  }

  /// Workers are `card-review`, which lies beside this program.
  private static func inspector(_ quarantine: Quarantine, _ counter: ProgramFiles) throws -> UploadInspector {
    let program = ProgramFiles.located(
      from: counter.executable.deletingLastPathComponent().appending(path: "card-review"))
    guard FileManager.default.isExecutableFile(atPath: program.executable.path) else {
      throw CounterFailure(78, ["\(program.executable.path) is missing: the counter has it inspect pictures"])
    }
    return UploadInspector(
      pool: try Office.pool(program, workers: 1), lanes: min(4, MachineShare.ofThisProcess.workers),
      quarantine: quarantine)
  }

  private func operatorNetwork(_ settings: CounterSettings) throws -> (OperatorSettings, OperatorCredential)? {
    if demoOperator {
      guard let base = URL(string: "http://localhost:\(settings.port + 1)") else { return nil }
      let played = OperatorSettings(
        authorizeURL: base.appending(path: "authorize"), tokenURL: base.appending(path: "token"), apiURL: base,
        clientID: ScriptedOperator.clientID, credential: .secret(base))
      return (played, .secret(ScriptedOperator.secret))
    }
    guard let network = settings.network else { return nil }
    switch network.credential {
    case .secret(let file): return (network, .secret(try Self.secret(in: file)))
    case .key(let file):
      guard let key = try? P256.Signing.PrivateKey(pemRepresentation: Self.secret(in: file)) else {
        throw CounterFailure(78, ["\(file.path) is no private key of the curve P-256 as PEM"])
      }
      return (network, .key(key))
    }
  }

  private static func secret(in file: URL) throws -> String {
    guard let secret = try? String(contentsOf: file, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines),
      !secret.isEmpty
    else { throw CounterFailure(78, ["\(file.path) cannot be read, or holds nothing"]) }
    return secret
  }

  private static func registry(_ settings: CounterSettings, _ home: HomeFolder) throws -> any InsuredRegistry {
    switch settings.registry {
    case .embedded: return try home.registry()
    case .service(let url, let file):
      return HTTPInsuredRegistry(url: url, token: try secret(in: file))
    }
  }
}
