import AgencyRules
import Foundation
import NightRun
import Testing

@Suite("The configuration")
struct ConfigurationTests {
  static let mail = "mail:\n  from: a@example.tw\n  sender_name: 甲\n"

  func faults(_ text: String) -> [RuleFault] {
    do {
      _ = try Configuration(text: text, file: "config.yaml", relativeTo: URL(filePath: "/srv/office"))
      return []
    } catch {
      return error.faults
    }
  }

  @Test("reads a relative rules folder from its own, and an absolute one as it stands")
  func rulesFolder() throws {
    for (typed, path) in [("our/rules", "/srv/office/our/rules"), ("/etc/rules", "/etc/rules")] {
      let read = try Configuration(
        text: "schema: 1\nrules: \(typed)\nworkers: 3\n\(Self.mail)", file: "config.yaml",
        relativeTo: URL(filePath: "/srv/office", directoryHint: .isDirectory))
      #expect(read.rules?.path == path)
      #expect(read.workers == 3)
    }
  }

  @Test(
    "names the line of what is wrong",
    arguments: [
      ("schema: 1\nworkers: 0\n\(mail)", 2, "from 1 to 64"),
      ("schema: 1\nworkers: many\n\(mail)", 2, "from 1 to 64"),
      ("schema: 1\nrules: [a]\n\(mail)", 2, "`rules` must be a text"),
      ("schema: 1\nrules: ''\n\(mail)", 2, "`rules` must be a text"),
      ("schema: 1\nworker: 2\n\(mail)", 2, "unknown key `worker`"),
      ("schema: 1\nmail:\n  from: nobody\n  sender_name: 甲\n", 3, "`from`"),
      ("schema: 1\nmail:\n  from: a@example.tw\n  name: 甲\n", 4, "unknown key `name`"),
      ("schema: 1\nmail: a@example.tw\n", 2, "`mail`"),
      ("schema: 2\n\(mail)", 1, "schema: 1"),
      ("schema: 1\nmail: [\n", 3, "not YAML"),
    ] as [(String, Int, String)])
  func badLine(text: String, line: Int, words: String) throws {
    let found = faults(text)
    let fault = try #require(found.first { $0.problem.contains(words) }, "\(found)")
    #expect(fault.line == line, "\(fault)")
    #expect(fault.file == "config.yaml")
  }

  @Test("names all faults at once")
  func allAtOnce() {
    #expect(faults("schema: 1\nworkers: -1\nextra: 1\n").count == 3)
  }

  @Test("names its whole path and the line of what is wrong")
  func wholePath() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "config-\(UUID().uuidString).yaml")
    try Data("schema: 1\nworkers: 0\n\(Self.mail)".utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    do {
      _ = try Configuration(at: url)
      Issue.record("a faulty file was read")
    } catch {
      #expect(error.faults.map(\.file) == [url.path])
    }
  }

  @Test("names its whole path where it is missing, and invites nobody to make a new home")
  func noFile() {
    do {
      _ = try Configuration(at: URL(filePath: "/nonexistent/config.yaml"))
      Issue.record("a missing file was read")
    } catch {
      #expect(error.faults.map(\.file) == ["/nonexistent/config.yaml"])
      #expect(!error.description.contains("init"))
    }
  }
}
