import Foundation
import Testing

@Suite("An error line", .timeLimit(.minutes(20)))
struct ErrorLineTests {
  @Test(
    "names what is accepted in place of a bad value",
    arguments: [
      (["queue", "--limit", "0"], "from 1 to 1000"), (["queue", "--limit", "many"], "from 1 to 1000"),
      (["mail", "list", "--limit", "1001"], "from 1 to 1000"), (["queue", "--status", "lost"], "referred"),
      (["show", "not a number!"], "such as 2026-000123"), (["report", "--from", "someday"], "70/1/1"),
      (["report", "--from", "2026-02-30"], "day that does not exist"), (["run", "--workers", "65"], "from 1 to 64"),
      (["document", "check", "a.jpg", "--number", "A12"], "10"),
      (["document", "check", "a.jpg", "--kind", "licence"], "national_id"),
      (["no-such-command"], "approve"), (["mail", "lst"], "list"), (["help", "nosuch"], "approve"),
      (["help", "mail", "nosuch"], "list"), (["mail", "help", "nosuch"], "list"),
    ])
  func accepted(arguments: [String], words: String) async throws {
    let outcome = try await Program.run(arguments)
    #expect(outcome.status == 64, "\(outcome)")
    #expect(outcome.errors.hasPrefix("card-review: "), "\(outcome.errors)")
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test("is wanting where help is asked for a command that there is")
  func help() async throws {
    for arguments in [["help"], ["help", "mail", "list"], ["help", "--help"]] {
      let outcome = try await Program.run(arguments)
      #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome)")
    }
  }

  @Test(
    "says of a folder in a picture's place that it is one, and of a label file that is not there that it is not",
    arguments: [
      (["photo", "check", "FOLDER"], "is a folder; name the pictures in it"),
      (["photo", "check", "absent.jpg", "--identity", "FOLDER"], "is a folder; name the pictures in it"),
      (["document", "check", "FOLDER"], "is a folder; name the pictures in it"),
      (["evaluate", "nosuch.csv"], "nosuch.csv: there is no such file"),
      (["evaluate", "--documents", "nosuch.csv"], "nosuch.csv: there is no such file"),
      (["rules", "weigh", "nosuch.csv"], "nosuch.csv: there is no such file"),
      (["evaluate", "FOLDER"], "is a folder"),
    ])
  func notAFile(arguments: [String], words: String) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "pictures-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try await Program.run(arguments.map { $0 == "FOLDER" ? folder.path : $0 })
    #expect(outcome.status == 66, "\(outcome)")
    #expect(outcome.errors.hasPrefix("card-review: ") && outcome.errors.contains(words), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test("says by whom and when an application was brought where a step is not allowed")
  func illegalStep() async throws {
    let home = try await ProgramHome()
    try home.put("2026-1")
    #expect(try await home.run("intake").status == 0)
    let early = try await home.run("cancel", "2026-1")
    #expect(early.errors.contains("2026-1 is received, so it cannot be cancelled"), "\(early.errors)")
    #expect(try await home.run("approve", "2026-1", "--uninspected").status == 0)
    let reviewer = String(cString: try #require(getpwuid(getuid())).pointee.pw_name)
    for (command, wanted) in [
      (["approve", "2026-1"], "approved again"), (["reject", "2026-1", "--reason", "no_face"], "rejected"),
    ] {
      let outcome = try await Program.run(command + ["--home", home.folder.url.path])
      #expect(outcome.status == 65, "\(outcome)")
      let time = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"
      let words = try Regex("2026-1 is approved \\(by \(reviewer), \(time)\\), so it cannot be \(wanted);")
      #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }
    #expect(try await home.run("cancel", "2026-1").status == 0)
    let late = try await home.run("cancel", "2026-1")
    #expect(late.errors.contains("is cancelled (by \(reviewer), "), "\(late.errors)")
  }
}
