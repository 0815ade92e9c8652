import Casebook
import CasebookConformance
import Foundation
import NightRun
import ReviewDomain
import Testing

/// A thousand mails through Postfix's own test server, and through Postfix: `make test-mail`. Needs Debian's postfix and root, and prints
/// its figures.
@Suite(
  "A thousand mails", .serialized, .timeLimit(.minutes(30)),
  .enabled(if: ProcessInfo.processInfo.environment["CARD_REVIEW_POSTFIX"] != nil))
struct ThousandMailsTests {
  private static let count = 1000
  private let home: ProgramHome
  private let sink: Sink

  init() async throws {
    home = try await ProgramHome()
    sink = try Sink()
    try home.refer(Array(1...Self.count))
  }

  private func configure(port: Int, connections: Int) throws {
    let text = try String(contentsOf: home.folder.configuration, encoding: .utf8)
      .components(separatedBy: "  transport: smtp\n  smtp: {")[0]
    try Data(
      (text + "  transport: smtp\n  smtp: { host: 127.0.0.1, port: \(port), tls: none, connections: \(connections) }\n")
        .utf8
    ).write(to: home.folder.configuration)
  }

  private func statuses() throws -> [DeliveryStatus: Int] {
    try home.casebook().deliveryCounts().filter { $0.value > 0 }
  }

  @Test("go out at once, each once", arguments: [1, 2, 4])
  func rate(connections: Int) async throws {
    try configure(port: sink.port, connections: connections)
    let start = ContinuousClock.now
    #expect(try await home.run("mail", "send").status == 0)
    let seconds = start.duration(to: .now).components
    let time = Double(seconds.seconds) + Double(seconds.attoseconds) / 1e18
    print(
      "smtp-sink, \(connections) connection(s): \(Self.count) mails in \(time) s, \(Double(Self.count) / time) a second"
    )
    #expect(try statuses() == [.sent: Self.count])
    #expect(try sink.recipients().values.allSatisfy { $0 == 1 } && sink.recipients().count == Self.count)
  }

  @Test("of which the run is killed in the middle are none lost, and none twice")
  func killed() async throws {
    try configure(port: sink.port, connections: 4)
    let process = Process()
    process.executableURL = try Program.executable
    process.arguments = ["mail", "send", "--home", home.folder.url.path]
    process.standardError = FileHandle.nullDevice
    try process.run()
    while try sink.recipients().count < 300, process.isRunning { try await Task.sleep(for: .milliseconds(5)) }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    let again = try await home.run("mail", "send")
    let statuses = try statuses()
    let unknown = statuses[.unknown] ?? 0
    #expect(again.status == (unknown > 0 ? 65 : 0), "\(again)")
    #expect(unknown <= 4 && statuses[.sent] == Self.count - unknown, "\(statuses)")
    let taken = try sink.recipients()
    #expect(taken.values.allSatisfy { $0 == 1 })
    let notices = try home.casebook().notices(after: nil, limit: Self.count)
    #expect(notices.allSatisfy { taken[$0.notice.recipient.text] != nil || $0.status == .unknown })
    print("killed in the middle: \(unknown) of unknown fate, \(Self.count - taken.count) of them had not gone")
  }

  @Test("go through Postfix, each once")
  func postfix() async throws {
    let postfix = try Postfix(relayingTo: sink.port)
    defer { postfix.stop() }
    try configure(port: postfix.port, connections: 4)
    let start = ContinuousClock.now
    let sent = try await home.run("mail", "send")
    #expect(sent.status == 0, "\(sent)")
    let seconds = start.duration(to: .now).components.seconds
    #expect(try statuses() == [.sent: Self.count])
    let notice = try #require(try home.casebook().notices(after: nil, limit: 1).first)
    #expect(notice.lastDetail?.contains("queued as") == true)
    for _ in 0..<600 where try sink.recipients().count < Self.count { try await Task.sleep(for: .milliseconds(100)) }
    #expect(try sink.recipients().count == Self.count && sink.recipients().values.allSatisfy { $0 == 1 })
    print("Postfix: \(Self.count) mails handed over in \(seconds) s with 4 connections, all arrived behind it")
  }
}

/// Postfix's smtp-sink, which keeps each message in a file.
private final class Sink {
  let port = Int.random(in: 20_000..<30_000)
  /// Of a user without rights, who must be able to write here.
  private let folder = URL(filePath: "/tmp/sink-\(UUID().uuidString)")
  private let process = Process()

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.path)
    process.executableURL = URL(filePath: "/usr/sbin/smtp-sink")
    process.arguments = ["-u", "postfix", "-d", "\(folder.path)/%H%M%S.", "127.0.0.1:\(port)", "100"]
    process.standardError = FileHandle.nullDevice
    try process.run()
    Thread.sleep(forTimeInterval: 0.5)
  }

  deinit {
    // It may have been started with other signals blocked.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  /// How many messages each recipient got; those still being written are left out.
  func recipients() throws -> [String: Int] {
    var recipients: [String: Int] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      guard let data = try? Data(contentsOf: folder.appending(path: name)) else { continue }
      let text = String(decoding: data, as: UTF8.self)
      guard let match = text.firstMatch(of: /X-Rcpt-Args: <([^>]*)>/),
        text.contains("\n\n") || text.contains("\r\n\r\n")
      else { continue }
      recipients[String(match.1), default: 0] += 1
    }
    return recipients
  }
}

/// A Postfix of its own, which relays everything to one port.
private final class Postfix {
  let port = Int.random(in: 30_000..<40_000)
  private let folder = URL(filePath: "/tmp/postfix-\(UUID().uuidString)")

  init(relayingTo sink: Int) throws {
    let configuration = folder.appending(path: "etc")
    for name in ["etc", "spool", "data"] {
      try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    let master = try String(contentsOfFile: "/etc/postfix/master.cf", encoding: .utf8)
      .replacing(/(?m)^smtp +inet/, with: "127.0.0.1:\(port) inet").replacing(/(?m)^(\S+ +\S+ +\S+ +\S+ +)y( )/) {
        "\($0.1)n\($0.2)"
      }
    try Data(master.utf8).write(to: configuration.appending(path: "master.cf"))
    let main = """
      compatibility_level = 3.6
      myhostname = relay.example.tw
      mynetworks = 127.0.0.0/8
      inet_interfaces = loopback-only
      inet_protocols = ipv4
      mydestination =
      relayhost = [127.0.0.1]:\(sink)
      queue_directory = \(folder.path)/spool
      data_directory = \(folder.path)/data
      maillog_file = \(folder.path)/log
      maillog_file_prefixes = /tmp
      smtp_destination_concurrency_limit = 20
      """
    try Data((main + "\n").utf8).write(to: configuration.appending(path: "main.cf"))
    _ = try? Self.run("/bin/chown", ["postfix", folder.appending(path: "data").path])
    try Self.run("/usr/sbin/postfix", ["-c", configuration.path, "start"])
    Thread.sleep(forTimeInterval: 2)
  }

  func stop() {
    _ = try? Self.run("/usr/sbin/postfix", ["-c", folder.appending(path: "etc").path, "stop"])
    try? FileManager.default.removeItem(at: folder)
  }

  private static func run(_ program: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
  }
}
