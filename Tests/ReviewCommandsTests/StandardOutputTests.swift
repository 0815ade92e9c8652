import Foundation
import NightRun
import Testing

@Suite("Standard output that cannot be written", .timeLimit(.minutes(20)))
struct StandardOutputTests {
  private let home: ProgramHome

  init() async throws {
    home = try await ProgramHome()
  }

  /// Runs the program with a full standard output, or without any.
  private func run(_ arguments: [String], isClosed: Bool) async throws -> Program.Outcome {
    try await Program.run(
      arguments, launcher: isClosed ? ["sh", "-c", "exec \"$@\" >&-", "sh"] : [],
      output: isClosed ? nil : "/dev/full")
  }

  @Test("costs a night neither its figures nor its warnings, nor any file what it holds", arguments: [false, true])
  func night(isClosed: Bool) async throws {
    try home.put("2026-1")
    try home.put("faulty", applicant: ["email": "nowhere"])
    let figures = home.folder.url.appending(path: "card_review.prom")
    let outcome = try await run(
      ["run", "--summary", "--metrics", figures.path, "--home", home.folder.url.path], isClosed: isClosed)
    #expect(outcome.status == 74, "\(outcome)")
    #expect(outcome.errors.contains("faulty was refused") && outcome.errors.contains("standard output"))
    #expect(try String(contentsOf: figures, encoding: .utf8).contains("run_outcome{outcome=\"whole\"} 1.0"))
    #expect(try Data(contentsOf: home.folder.lock).isEmpty)
  }

  @Test("ends `photo check` with 74", arguments: [false, true])
  func photoCheck(isClosed: Bool) async throws {
    let photo = home.folder.url.appending(path: "photo.jpg")
    try Data("no picture".utf8).write(to: photo)
    let outcome = try await run(["photo", "check", photo.path], isClosed: isClosed)
    #expect(outcome.status == 74 && outcome.errors.contains("standard output"), "\(outcome)")
  }
}
