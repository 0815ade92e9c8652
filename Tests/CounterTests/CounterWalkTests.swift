import Foundation
import SystemCallWatch
import Testing

/// The counter as people walk it, in a browser, against the real program: `make test-walk`. Needs Debian's chromium, chromium-driver and zbar-tools, and axe from
/// `make deps`.
@Suite(
  .timeLimit(.minutes(20)),
  .enabled(if: CounterWalk.isWanted, "make test-walk; needs apt-get install chromium chromium-driver zbar-tools"))
struct CounterWalkTests {
  @Test func bothRegistrationsAndAnApplicationAreWalkedWithoutAFault() async throws {
    let walk = try await ServedCounter()
    let told = try Self.walk(walk)
    #expect(told.told.isEmpty)
    #expect(told.pages == 38)
    #expect(try walk.end() == 0)
    let log = try walk.text("log")
    // Mails are shown on standard output; this is what would be kept.
    for secret in ["A123456789", "A223456781", "甄健康", "0912", "a@example.tw", "code="] {
      #expect(!log.contains(secret))
    }
  }

  /// What went wrong, and how many pages were seen.
  private struct Told: Decodable {
    let pages: Int
    let told: [String]
  }

  /// Pictures of the pages are left in the folder PAGE_PICTURES names, or are removed.
  private static func walk(_ counter: ServedCounter) throws -> Told {
    let pictures = ProcessInfo.processInfo.environment["PAGE_PICTURES"] ?? counter.folder.path
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/env")
    python.arguments = [
      "python3", URL(filePath: #filePath).deletingLastPathComponent().appending(path: "walk_counter.py").path,
      counter.address, counter.folder.appending(path: "mails").path,
      ServedCounter.checkout.appending(path: "samples/inbox").path,
      ServedCounter.checkout.appending(path: ".deps/axe/axe.min.js").path, pictures, try staffPassword(counter),
    ]
    python.standardOutput = try counter.file("told")
    try python.run()
    python.waitUntilExit()
    return try JSONDecoder().decode(Told.self, from: Data(contentsOf: counter.folder.appending(path: "told")))
  }

  /// Adds somebody of the staff.
  ///
  /// - Returns: the password for the first login.
  private static func staffPassword(_ counter: ServedCounter) throws -> String {
    try Data("B200000004\n".utf8).write(to: counter.folder.appending(path: "number"))
    try ServedCounter.run(
      "card-counter", ["staff", "add", "ma.li", "--name", "馬力", "--home", counter.home.path],
      input: FileHandle(forReadingFrom: counter.folder.appending(path: "number")), output: counter.file("staff"))
    return try counter.text("staff").trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

private enum CounterWalk {
  /// Beside all other tests on two cores the workers would be too slow for a person, so it has a target of its own.
  static let isWanted = ProcessInfo.processInfo.environment["CARD_REVIEW_WALK"] != nil
}
