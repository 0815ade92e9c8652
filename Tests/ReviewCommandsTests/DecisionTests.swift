import Casebook
import CasebookConformance
import Foundation
import ReviewDomain
import Testing

@Suite("Decisions on several applications", .timeLimit(.minutes(20)))
struct DecisionTests {
  private let home: ProgramHome

  init() async throws {
    home = try await ProgramHome()
    try home.refer([36, 42, 136, 200])
  }

  private func statuses(_ numbers: Int...) throws -> [ApplicationStatus?] {
    let casebook = try home.casebook()
    return try numbers.map { try casebook.record(of: Samples.id($0))?.status }
  }

  @Test("answer each in a line with the masked name and the mail, and name the next at the end")
  func several() async throws {
    let outcome = try await home.run("approve", "2026-000036", "2026-000042")
    #expect(outcome.status == 0, "\(outcome)")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 3, "\(outcome.output)")
    #expect(lines[0].hasPrefix("2026-000036 測○號 is approved, recorded for "), "\(lines[0])")
    #expect(lines[0].contains("; its mail goes out with the first run after "), "\(lines[0])")
    #expect(
      lines[0].hasSuffix(", until then: card-review undo 2026-000036 --home \(home.folder.url.path)"), "\(lines[0])")
    #expect(lines[2] == "Next of 2: card-review show 2026-000136 --home \(home.folder.url.path)")
    let json = try await home.run("reject", "136", "200", "--reason", "no_face", "--json")
    let objects = try json.lines()
    #expect(objects.map { $0["application"] as? String } == ["2026-000136", "2026-000200"])
    #expect(objects.allSatisfy { $0["name"] is String && $0["status"] as? String == "rejected" })
    #expect(!json.output.contains("next"), "none waits")
  }

  @Test("take the number in the series for the application that waits, and never for another that ends with it")
  func endings() async throws {
    #expect(try await home.run("approve", "36").status == 0)
    #expect(try statuses(36, 136) == [.approved, .referred])
    let again = try await home.run("approve", "36")
    #expect(again.status == 66 && again.errors.contains("give the whole number"), "\(again)")
    #expect(try statuses(136) == [.referred])
    let shown = try await home.run("show", "000042", "--json").object()
    #expect(shown["application"] as? String == "2026-000042")
    #expect(try await home.run("history", "42", "--json").object()["application"] as? String == "2026-000042")
  }

  @Test("never reach another application by the number of a returned form")
  func returnedNumber() async throws {
    try home.put("36", applicant: ["phone": "02-2345-6789"])
    #expect(try await home.run("intake").status == 0)
    let outcome = try await home.run("approve", "36")
    #expect(outcome.status == 65 && outcome.errors.contains("36 is returned"), "\(outcome)")
    #expect(try statuses(36) == [.referred])
    #expect(try await home.run("show", "36", "--json").object()["status"] as? String == "returned")
  }

  @Test("ask for the whole number where several are meant")
  func ambiguous() async throws {
    try home.put("2025-000042")
    #expect(try await home.run("intake").status == 0)
    try home.referAll()
    let outcome = try await home.run("approve", "42")
    #expect(outcome.status == 64, "\(outcome)")
    #expect(outcome.errors.contains("2025-000042 or 2026-000042"), "\(outcome.errors)")
    #expect(try statuses(42) == [.referred])
  }

  @Test("go on after one that cannot be decided, and tell of it with the exit code of the first")
  func oneFails() async throws {
    #expect(try await home.run("approve", "42").status == 0)
    let outcome = try await home.run("approve", "36", "2026-000042", "999", "136", "36")
    #expect(outcome.status == 65, "\(outcome)")
    #expect(outcome.output.split(separator: "\n").count == 3, "\(outcome.output)")
    let errors = outcome.errors.split(separator: "\n")
    #expect(errors.count == 2, "\(outcome.errors)")
    #expect(errors[0].hasPrefix("card-review: 2026-000042 is approved") && errors[1].contains("no application 999"))
    #expect(try statuses(36, 136, 200) == [.approved, .approved, .referred])
  }

  @Test("stop at what would keep all of them, and name those that were not tried")
  func allFail() async throws {
    let outcome = try await home.run("reject", "36", "42", "--reason", "no_face", "--message", "見 www.example.tw")
    #expect(outcome.status == 64, "\(outcome)")
    #expect(outcome.errors.contains("not tried after that: 42"), "\(outcome.errors)")
    #expect(try statuses(36, 42) == [.referred, .referred])
  }

  @Test("are taken after a look at pictures under names that a hand can type, on a line of a terminal")
  func pictureNames() async throws {
    let shown = try await home.run("show", "36")
    let open = home.folder.url.appending(path: "open")
    for name in ["2026-000036-photo.jpg", "2026-000036-document.jpg"] {
      let link = open.appending(path: name).path
      #expect(shown.output.contains("\t\(link)\n"), "\(shown.output)")
      let target = try FileManager.default.destinationOfSymbolicLink(atPath: link)
      #expect(target.hasPrefix(home.folder.pictures.path), "\(target)")
    }
    #expect(try FileManager.default.attributesOfItem(atPath: open.path)[.posixPermissions] as? Int == 0o700)
    #expect(try await home.run("show", "36").output == shown.output)
    #expect(try await home.run("run").status == 0)
    #expect(!FileManager.default.fileExists(atPath: open.path), "a night takes the links away")
  }
}
