import Foundation
import Testing

@Suite("Lists", .timeLimit(.minutes(20)))
struct ListTests {
  private let home: ProgramHome

  init() async throws {
    home = try await ProgramHome()
    try home.refer([1, 2, 3])
  }

  @Test("say how many there are of how many, and how to go on, on the same home")
  func howToGoOn() async throws {
    let first = try await home.run("queue", "--limit", "2")
    #expect(first.output.contains("2 of 3 that are referred. Go on: "), "\(first.output)")
    let home = home.folder.url.path
    #expect(first.output.contains("card-review queue --status referred --after 2026-000002 --limit 2 --home \(home)\n"))
    #expect(first.output.contains("Look at one: card-review show 2026-000001 --home \(home)\n"))
    let rest = try await self.home.run("queue", "--after", "2026-000002")
    #expect(rest.output.contains("1 of 3 that are referred.\n") && !rest.output.contains("Go on"), "\(rest.output)")
    #expect(try await self.home.run("queue", "--json").object()["total"] as? Int == 3)

    let mails = try await self.home.run("mail", "list", "--limit", "2")
    #expect(mails.output.contains("2 of 3 mails. Go on: card-review mail list --after 2 --limit 2 --home \(home)\n"))
    let doubtful = try await self.home.run("mail", "list", "--limit", "2", "--doubtful")
    #expect(doubtful.output.contains("None of these 2 is doubtful. "), "\(doubtful.output)")
    #expect(doubtful.output.contains("Go on: card-review mail list --after 2 --limit 2 --doubtful --home \(home)\n"))
  }

  @Test("have a tab between cells and nothing padded where no terminal is")
  func tabs() async throws {
    for command in [["queue"], ["mail", "list"], ["status"], ["history", "2026-000001"]] {
      let outcome = try await Program.run(command + ["--home", home.folder.url.path])
      #expect(outcome.output.contains("\t"), "\(outcome.output)")
      #expect(!outcome.output.contains("  ") && !outcome.output.contains(" \n"), "\(outcome.output)")
    }
  }

  @Test("fit 80 columns of a terminal, and are as wide as they like with --wide")
  func terminal() async throws {
    func widest(_ arguments: String...) async throws -> Int {
      let command = try [Program.executable.path] + arguments + ["--home", home.folder.url.path]
      let outcome = try await Program.run(
        ["-qec", "stty cols 80; " + command.joined(separator: " "), "/dev/null"], program: "/usr/bin/script")
      #expect(outcome.status == 0, "\(outcome)")
      let lines = outcome.output.split(whereSeparator: \.isNewline)
      #expect(lines.count > 3 && !outcome.output.contains("\t"), "\(outcome)")
      return lines.filter { !$0.contains("card-review ") }.map(width).max() ?? 0
    }
    func width(of line: Substring) -> Int { line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x3000 ? 2 : 1) } }
    for command in ["queue", "doctor", "status"] { #expect(try await widest(command) <= 80, "\(command)") }
    #expect(try await widest("mail", "list") <= 80)
    #expect(try await widest("doctor", "--wide") > 80)
  }

  @Test("name the same home in the hints of errors")
  func hints() async throws {
    for command in [["approve", "2026-9"], ["show", "2026-9"]] {
      let outcome = try await Program.run(command + ["--home", home.folder.url.path])
      #expect(outcome.errors.contains("card-review queue --home \(home.folder.url.path) lists"), "\(outcome.errors)")
    }
    let mail = try await home.run("mail", "show", "99")
    #expect(mail.errors.contains("card-review mail list --home \(home.folder.url.path) names"), "\(mail.errors)")
    let quoted = home.folder.url.deletingLastPathComponent().appending(path: "it's a home-\(UUID().uuidString)")
    try FileManager.default.moveItem(at: home.folder.url, to: quoted)
    defer { try? FileManager.default.moveItem(at: quoted, to: home.folder.url) }
    let outcome = try await Program.run(["queue", "--home", quoted.path])
    #expect(
      outcome.output.contains("--home '" + quoted.path.replacing("'", with: "'\\''") + "'\n"), "\(outcome.output)")
  }
}
