import Casebook
import CasebookConformance
import Foundation
import Testing

/// The real program in a pseudo-terminal. Serialised: each keeps a worker with its networks.
@Suite("review on a screen", .serialized, .timeLimit(.minutes(20)))
struct ScreenReviewTests {
  private let home: ProgramHome

  init() async throws {
    home = try await ProgramHome()
    for sample in ["sample-01", "sample-02", "sample-03", "sample-04", "sample-05"] { try home.putSample(sample) }
    #expect(try await home.run("intake").status == 0)
    try home.referAll()
  }

  private func review(
    _ steps: [String], options: [String] = [], environment: [String: String] = [:]
  ) async throws -> Program.Outcome {
    try await Self.review(steps, on: home.folder.url.path, options: options, environment: environment)
  }

  /// Runs the steps of terminal.py in a terminal of 80 × 24.
  private static func review(
    _ steps: [String], on home: String, options: [String] = [], environment: [String: String] = [:]
  ) async throws -> Program.Outcome {
    let script = Program.checkout.appending(path: "Tests/ReviewCommandsTests/terminal.py").path
    let program = try Program.executable.path
    return try await Program.run(
      [script, "80", "24", program, "review", "--home", home] + options,
      program: "/usr/bin/python3",
      environment: ["TERM": "xterm-256color", "TMUX": "", "COLORTERM": "", "NO_COLOR": ""].merging(environment) { $1 },
      input: steps.map { $0 + "\n" }.joined())
  }

  private func statuses() throws -> [String] {
    let casebook = try home.casebook()
    return try (1...5).map { try #require(try casebook.record(of: Samples.id($0))).status.rawValue }
  }

  @Test("every key does what it says, with pictures decoded in a worker")
  func keys() async throws {
    let outcome = try await review([
      "wait 2026-000001", "gone decoding", "screen", "keys i", "wait A123456789", "keys i", "gone A123456789", "keys z",
      "keys l", "keys z", "keys jk\\x1b[B\\x1b[A", "keys h", "wait looked at: number", "keys x", "wait q quit",
      "keys ?",
      "wait zoom to the face", "keys x", "gone zoom to the face", "keys o", "wait nobody but you can open",
      "wait 2026-000001-document.jpg",
      "keys x", "wait q quit", "keys n看過了\\r",
      "wait Note: 看過了", "keys a", "wait 2026-000001 is approved", "wait 2026-000002", "keys r", "wait 檔案過大", "keys b",
      "wait Which of", "keys 1\\r", "wait [x] b", "keys q\\x1b", "wait a approve", "keys rg\\r",
      "wait 2026-000002 is rejected", "wait 2026-000003", "keys s", "wait 2026-000003 is put aside", "keys u",
      "wait 2026-000002 is taken back", "wait SPECIMEN D", "gone decoding", "keys q", "end",
    ])
    #expect(outcome.status == 0 && outcome.output.hasSuffix("end 0 restored\n"), "\(outcome)")
    #expect(outcome.output.contains(/[▀-▟]/), "no picture in symbols: \(outcome.output)")
    #expect(outcome.output.contains("甄健康") && outcome.output.contains("widest 80\n"))
    #expect(try statuses() == ["approved", "referred", "referred", "referred", "referred"])
    let record = try #require(try home.casebook().record(of: Samples.id(1)))
    #expect(record.decisions.first?.note == "看過了")
    #expect(try home.casebook().reviews(of: nil, at: Date()).isEmpty)
  }

  @Test("follows the terminal's size, down to one without room for pictures")
  func resize() async throws {
    let outcome = try await review([
      "wait 2026-000001", "gone decoding", "size 132 50", "wait i number  o pictures", "screen", "size 40 10",
      "wait 2026-000001", "screen", "size 80 24", "wait q quit", "keys q", "end",
    ])
    #expect(outcome.status == 0 && outcome.output.hasSuffix("end 0 restored\n"), "\(outcome)")
    #expect(outcome.output.contains("widest 132\n") && outcome.output.contains("widest 40\n"), "\(outcome.output)")
  }

  @Test("sends sixel, kitty and iTerm2 pictures where it is told to, and asks a terminal that does not say")
  func modes() async throws {
    let raw = home.folder.url.appending(path: "raw")
    for (option, start) in [("sixel", "\u{1B}P"), ("kitty", "\u{1B}_Ga=T"), ("iterm2", "\u{1B}]1337;File=")] {
      let outcome = try await review(
        ["wait 2026-000001", "gone decoding", "pause 1", "raw \(raw.path)", "keys q", "end"],
        options: ["--pictures", option])
      #expect(outcome.output.hasSuffix("end 0 restored\n"), "\(option): \(outcome)")
      let bytes = String(decoding: try Data(contentsOf: raw), as: UTF8.self)
      #expect(bytes.contains(start), "no \(option)")
    }
    let asked = try await review([
      "wait 2026-000001", "gone decoding", "keys \\x1b[?62;4c", "pause 2", "raw \(raw.path)", "keys q", "end",
    ])
    #expect(asked.output.hasSuffix("end 0 restored\n"), "\(asked)")
    let bytes = String(decoding: try Data(contentsOf: raw), as: UTF8.self)
    #expect(bytes.contains("a=q") && bytes.contains("\u{1B}P"), "the answer was not heard")
  }

  @Test("a key that was pressed before the next application was seen decides nothing")
  func typedAhead() async throws {
    let outcome = try await review(["wait 2026-000001", "keys aaa", "wait 2026-000002", "pause 1", "keys q", "end"])
    #expect(outcome.output.hasSuffix("end 0 restored\n"), "\(outcome)")
    #expect(try statuses() == ["approved", "referred", "referred", "referred", "referred"])
  }

  @Test("puts the terminal back and the desk's applications too, whatever ends it", arguments: ["TERM", "INT", "HUP"])
  func signals(name: String) async throws {
    let outcome = try await review(["wait 2026-000001", "signal \(name)", "end"])
    let number = ["TERM": -15, "INT": -2, "HUP": -1][name] ?? 0
    #expect(outcome.output.hasSuffix("end \(number) restored\n"), "\(outcome)")
    #expect(try home.casebook().reviews(of: nil, at: Date()).isEmpty)
  }

  @Test("puts the terminal back where the program goes wrong, and its applications are free a minute later")
  func crash() async throws {
    let outcome = try await review(["wait 2026-000001", "signal SEGV", "end"])
    #expect(outcome.output.hasSuffix("end -11 restored\n"), "\(outcome)")
    let casebook = try home.casebook()
    #expect(try casebook.reviews(of: nil, at: Date() + 61).isEmpty)
    let killed = try await review(["wait waiting", "signal KILL", "end"])
    #expect(killed.output.contains("end -9"), "\(killed)")
    let other = Desk(reviewer: "somebody-else", session: "1")
    #expect(try casebook.claimReviews(.oldest(limit: 9, besides: []), for: other, at: Date() + 61).count == 5)
  }

  @Test("puts everything back where the terminal is gone")
  func hangup() async throws {
    let outcome = try await review(["wait 2026-000001", "hangup", "end"])
    #expect(outcome.output.contains("end "), "\(outcome)")
    #expect(try home.casebook().reviews(of: nil, at: Date()).isEmpty)
  }

  @Test("two desks at once never show the same application")
  func race() async throws {
    // One desk alone keeps four: what is seen, and three ahead.
    for sample in ["sample-06", "sample-07", "sample-08", "sample-10", "sample-11", "sample-12"] {
      try home.putSample(sample)
    }
    #expect(try await home.run("intake").status == 0)
    try home.referAll()
    let steps = ["wait waiting", "keys a", "wait is approved", "pause 0.5", "keys q", "end"]
    let path = home.folder.url.path
    async let first = Self.review(steps, on: path)
    async let second = Self.review(steps, on: path)
    let outcomes = try await [first, second]
    for outcome in outcomes { #expect(outcome.output.hasSuffix("end 0 restored\n"), "\(outcome)") }
    let journal = try home.casebook().journal(of: nil, after: 0, limit: 1000)
    let seen = journal.filter { $0.event == "approved" }.map(\.application)
    #expect(seen.count == 2 && Set(seen).count == 2)
  }

  @Test("needs a terminal, and says what to do without one")
  func noTerminal() async throws {
    let outcome = try await home.run("review")
    #expect(outcome.status == 64 && outcome.errors.contains("card-review review --plain"), "\(outcome)")
    let dumb = try await review(["end"], environment: ["TERM": "dumb"])
    #expect(dumb.output.contains("end 64"), "\(dumb)")
    #expect(try home.casebook().reviews(of: nil, at: Date()).isEmpty)
  }
}
