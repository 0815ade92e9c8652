import Foundation
import SystemCallWatch
import Testing

/// The counter as people walk it, in a browser, against the real program: `make test-walk`. Needs Debian's chromium, chromium-driver and zbar-tools, and axe from
/// `make deps`.
@Suite(
  .timeLimit(.minutes(20)),
  .enabled(if: CounterWalk.isWanted, "make test-walk; needs apt-get install chromium chromium-driver zbar-tools"))
struct CounterWalkTests {
  @Test func bothRegistrationsAndAnApplicationAreWalkedWithoutAFault() throws {
    let walk = try CounterWalk()
    let told = try walk.walk()
    #expect(told.told.isEmpty)
    #expect(told.pages == 28)
    #expect(try walk.end() == 0)
    let log = try walk.log()
    // Mails are shown on standard output; this is what would be kept.
    for secret in ["A123456789", "A223456781", "甄健康", "0912", "a@example.tw", "code="] {
      #expect(!log.contains(secret))
    }
  }
}

/// A counter that serves a home of its own, and a browser that walks it.
private final class CounterWalk {
  private static let checkout = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    .standardizedFileURL
  private static let axe = checkout.appending(path: ".deps/axe/axe.min.js")

  /// Beside all other tests on two cores the workers would be too slow for a person, so it has a target of its own.
  static let isWanted = ProcessInfo.processInfo.environment["CARD_REVIEW_WALK"] != nil

  /// What went wrong, and how many pages were seen.
  struct Told: Decodable {
    let pages: Int
    let told: [String]
  }

  private let folder = FileManager.default.temporaryDirectory.appending(path: "walk-\(UUID().uuidString)")
  private let port = Int.random(in: 20_000...30_000)
  private let counter = Process()

  init() throws {
    let home = folder.appending(path: "home").path
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Self.run("card-review", ["init", "--home", home])
    try Self.run(
      "card-counter",
      ["registry", "import", Self.checkout.appending(path: "samples/insured.csv").path, "--home", home])
    try Data("schema: 1\nport: \(port)\npublic_url: http://localhost:\(port)\n".utf8)
      .write(to: folder.appending(path: "home/counter.yaml"))
    counter.executableURL = try BuiltProgram.url("card-counter")
    counter.arguments = ["serve", "--home", home, "--show-mail", "--demo-operator"]
    counter.standardOutput = try file("mails")
    counter.standardError = try file("log")
    try counter.run()
    while try !text("mails").contains("serving") {
      try #require(counter.isRunning, "the counter has ended")
      Thread.sleep(forTimeInterval: 0.1)
    }
  }

  deinit {
    if counter.isRunning { counter.terminate() }
    try? FileManager.default.removeItem(at: folder)
  }

  /// Pictures of the pages are left in the folder PAGE_PICTURES names, or are removed.
  func walk() throws -> Told {
    let pictures = ProcessInfo.processInfo.environment["PAGE_PICTURES"] ?? folder.path
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/env")
    python.arguments = [
      "python3", URL(filePath: #filePath).deletingLastPathComponent().appending(path: "walk_counter.py").path,
      "http://localhost:\(port)", folder.appending(path: "mails").path,
      Self.checkout.appending(path: "samples/inbox").path, Self.axe.path, pictures,
    ]
    python.standardOutput = try file("told")
    try python.run()
    python.waitUntilExit()
    return try JSONDecoder().decode(Told.self, from: Data(contentsOf: folder.appending(path: "told")))
  }

  /// - Returns: the exit status after SIGTERM.
  func end() throws -> CInt {
    counter.terminate()
    counter.waitUntilExit()
    return counter.terminationStatus
  }

  func log() throws -> String { try text("log") }

  private func file(_ name: String) throws -> FileHandle {
    let url = folder.appending(path: name)
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  private static func run(_ program: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = try BuiltProgram.url(program)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }
}
