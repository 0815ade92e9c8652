import Foundation
import Testing

@Suite("The photo check command", .timeLimit(.minutes(20)))
final class PhotoCheckTests {
  static func sample(_ path: String) -> String { Program.checkout.appending(path: "samples/inbox/\(path)").path }

  let good = sample("sample-01/portrait.jpg")
  let cutOff = sample("sample-12/portrait.jpg")
  let scratch: URL

  init() throws {
    scratch = FileManager.default.temporaryDirectory.appending(path: "check-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: scratch)
  }

  @Test("answers good and unreadable files in their order, one object a line, and ends with 0")
  func order() async throws {
    let text = scratch.appending(path: "text.jpg").path
    let empty = scratch.appending(path: "empty.jpg").path
    try Data("no picture".utf8).write(to: URL(filePath: text))
    try Data().write(to: URL(filePath: empty))
    let files = [text, good, cutOff, empty, good]
    let outcome = try await Program.run(["photo", "check", "--json", "--workers", "2"] + files)
    #expect(outcome.status == 0, "\(outcome)")
    #expect(outcome.errors.isEmpty)
    let lines = try outcome.lines()
    #expect(lines.map { $0["file"] as? String } == files)
    for line in lines {
      #expect(["approve", "reject", "refer"].contains(line["verdict"] as? String))
      #expect(
        Set(line.keys).isSuperset(of: ["file", "verdict", "reasons", "measurements", "evidence", "bands", "ruleSet"]))
    }
    #expect(lines[1]["verdict"] as? String == "approve")
    for index in [0, 2, 3] { #expect(lines[index]["verdict"] as? String != "approve", "\(lines[index])") }
  }

  @Test("measures the identity document too when one is given")
  func identity() async throws {
    let outcome = try await Program.run([
      "photo", "check", good, "--identity", Self.sample("sample-01/id-front.jpg"), "--json",
    ])
    #expect(outcome.status == 0, "\(outcome)")
    #expect(try outcome.object()["identity"] is [String: Any])
  }

  @Test("answers the files that are there, and ends with 66 for one that is not")
  func missing() async throws {
    let absent = scratch.appending(path: "absent.jpg").path
    let outcome = try await Program.run(["photo", "check", "--json", absent, cutOff])
    #expect(outcome.status == 66)
    #expect(try outcome.lines().count == 1)
    #expect(outcome.errors.contains("absent.jpg"))
    #expect(try await Program.run(["photo", "check", good, "--identity", absent]).status == 66)
  }

  @Test("draws its findings into a PNG")
  func annotates() async throws {
    let drawn = scratch.appending(path: "findings.png")
    let outcome = try await Program.run(["photo", "check", good, "--annotate", drawn.path])
    #expect(outcome.status == 0, "\(outcome)")
    #expect(try Data(contentsOf: drawn).prefix(8) == Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
    let nowhere = try await Program.run(["photo", "check", good, "--annotate", "/nonexistent/findings.png"])
    #expect(nowhere.status == 74 && nowhere.errors.contains("/nonexistent/findings.png"), "\(nowhere)")
  }
}
