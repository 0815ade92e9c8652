import Foundation
import SystemCallWatch
import Testing

/// The real program, run as a process of its own, without a terminal.
enum Program {
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String

    /// The output as one JSON object.
    func object() throws -> [String: Any] {
      try #require(
        try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any], "no JSON object: \(output)")
    }

    /// The output as JSON objects, one a line.
    func lines() throws -> [[String: Any]] {
      try output.split(separator: "\n").map { line in
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "no JSON: \(line)")
      }
    }
  }

  static let checkout = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    .standardizedFileURL

  static var executable: URL {
    get throws { try BuiltProgram.url("card-review") }
  }

  /// - Parameters:
  ///   - program: Another program than the built one.
  ///   - launcher: A program in a folder of PATH, with its first arguments, that is to start this one.
  ///   - input: What is typed.
  ///   - output: Where standard output goes instead of into the outcome.
  static func run(
    _ arguments: [String], program: String? = nil, launcher: [String] = [], environment: [String: String] = [:],
    in folder: URL? = nil, input: String? = nil,
    output: String? = nil
  ) async throws -> Outcome {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "program-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let (out, err) = (scratch.appending(path: "out"), scratch.appending(path: "err"))
    for file in [out, err] { try Data().write(to: file) }

    let process = Process()
    let program = try program ?? executable.path
    let command = launcher.isEmpty ? [program] : ["/usr/bin/env"] + launcher + [program]
    process.executableURL = URL(filePath: command[0])
    process.arguments = command.dropFirst() + arguments
    // Tests that themselves run through sudo are nobody's errand.
    var variables = ProcessInfo.processInfo.environment.filter {
      $0.key != "CARD_REVIEW_HOME" && !$0.key.hasPrefix("SUDO_")
    }
    variables.merge(environment) { $1 }
    process.environment = variables
    if let folder { process.currentDirectoryURL = folder }
    let typed = scratch.appending(path: "in")
    try Data((input ?? "").utf8).write(to: typed)
    process.standardInput = try FileHandle(forReadingFrom: typed)
    process.standardOutput = try FileHandle(forWritingTo: output.map { URL(filePath: $0) } ?? out)
    process.standardError = try FileHandle(forWritingTo: err)
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in continuation.resume() }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    return Outcome(
      status: process.terminationStatus, output: String(decoding: try Data(contentsOf: out), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: err), as: UTF8.self))
  }
}
