import Foundation
import SystemCallWatch
import Testing

/// The real program, serving a home of its own with the demo register.
final class ServedCounter {
  static let checkout = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    .standardizedFileURL

  let folder = FileManager.default.temporaryDirectory.appending(path: "served-\(UUID().uuidString)")
  var home: URL { folder.appending(path: "home") }
  var address: String { "http://localhost:\(port)" }
  private let port = Int.random(in: 20_000...30_000)
  private var counter = Process()

  /// - Parameter prepare: what is done to the home before.
  init(prepare: (URL) async throws -> Void = { _ in }) async throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Self.run("card-review", ["init", "--home", home.path])
    try Self.run(
      "card-counter",
      ["registry", "import", Self.checkout.appending(path: "samples/insured.csv").path, "--home", home.path])
    try Data("schema: 1\nport: \(port)\npublic_url: \(address)\n".utf8).write(to: home.appending(path: "counter.yaml"))
    try await prepare(home)
    try start()
  }

  deinit {
    if counter.isRunning { counter.terminate() }
    try? FileManager.default.removeItem(at: folder)
  }

  /// Starts the program, again where it was killed, and waits until it serves.
  func start() throws {
    counter = Process()
    counter.executableURL = try BuiltProgram.url("card-counter")
    counter.arguments = ["serve", "--home", home.path, "--show-mail", "--demo-operator"]
    counter.standardOutput = try file("mails")
    counter.standardError = try file("log")
    try counter.run()
    while try !text("mails").contains("serving") {
      try #require(counter.isRunning, "the counter has ended")
      Thread.sleep(forTimeInterval: 0.05)
    }
  }

  /// Ends it as a power cut would.
  func kill() {
    Foundation.kill(counter.processIdentifier, SIGKILL)
    counter.waitUntilExit()
  }

  /// - Returns: the exit status after SIGTERM.
  func end() throws -> CInt {
    counter.terminate()
    counter.waitUntilExit()
    return counter.terminationStatus
  }

  func file(_ name: String) throws -> FileHandle {
    let url = folder.appending(path: name)
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }

  func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  static func run(
    _ program: String, _ arguments: [String], input: FileHandle = .nullDevice, output: FileHandle = .nullDevice
  ) throws {
    let process = Process()
    process.executableURL = try BuiltProgram.url(program)
    process.arguments = arguments
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }
}
