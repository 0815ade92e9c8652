import CounterStore
import Foundation
import Testing

/// What schemathesis makes up, against the real program: `make test-api`, which fetches it from PyPI.
@Suite(
  .timeLimit(.minutes(30)), .enabled(if: Schemathesis.program != nil, "make test-api fetches schemathesis from PyPI"))
struct APIFuzzTests {
  @Test func theAPIIsAsItIsDescribed() async throws {
    var tokens: [String] = []
    let counter = try await ServedCounter { home in
      let store = try SQLiteCounterStore(path: home.appending(path: "counter.sqlite").path)
      for number in ["A123456789", "A223456781"] { tokens.append(try await SampleSession.token(of: number, in: store)) }
    }
    // What ends a session or its device would end the run of all else: it has one of its own.
    let ending = ["logOut", "removeDevice"]
    try #expect(
      Self.run(counter, tokens[0], ending.flatMap { ["--exclude-operation-id", $0] }) == 0)
    try #expect(Self.run(counter, tokens[1], ending.flatMap { ["--include-operation-id", $0] }) == 0)
    #expect(try counter.end() == 0)
  }

  private static func run(
    _ counter: ServedCounter, _ token: String, _ choice: [String]
  ) throws -> CInt {
    let process = Process()
    process.executableURL = URL(filePath: try #require(Schemathesis.program))
    process.arguments =
      [
        "--config-file", URL(filePath: #filePath).deletingLastPathComponent().appending(path: "schemathesis.toml").path,
        "run", "\(counter.address)/api/openapi.json", "--origin", counter.address,
        "--header", "Authorization: Bearer \(token)", "--seed", "16",
      ] + choice
    process.currentDirectoryURL = counter.folder
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}

private enum Schemathesis {
  static let program = ProcessInfo.processInfo.environment["CARD_REVIEW_SCHEMATHESIS"]
}
