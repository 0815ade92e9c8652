import Casebook
import CasebookConformance
import Foundation
import NightRun
import Testing

@Suite("review --plain", .timeLimit(.minutes(20)))
struct PlainReviewTests {
  private let home: ProgramHome

  init() async throws {
    home = try await ProgramHome()
    try home.refer([1, 2, 3, 4, 5, 6])
  }

  private func review(_ typed: String) async throws -> Program.Outcome {
    try await Program.run(["review", "--plain", "--home", home.folder.url.path], input: typed)
  }

  @Test("decides one after the other by what is typed, the first due first, and puts the rest back")
  func decisions() async throws {
    let outcome = try await review("a\nr\ng\nn\n看過了\na\ns\nr\nh x\n請露出雙耳\n\nq\n")
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome)")
    let casebook = try home.casebook()
    let records = try (1...6).map { try #require(try casebook.record(of: Samples.id($0))) }
    #expect(records.map(\.status) == [.approved, .rejected, .approved, .referred, .rejected, .referred], "\(outcome)")
    #expect(records[1].decisions.last?.reasons == ["no_face"])
    #expect(records[2].decisions.last?.note == "看過了")
    #expect(records[4].decisions.last?.message == "請露出雙耳")
    #expect(records[4].decisions.last?.reasons.contains("other") == true)
    #expect(try casebook.reviews(of: nil, at: Date()).isEmpty)
    #expect(outcome.output.contains("Application 2026-000001, 6 waiting."), "\(outcome.output)")
    #expect(
      outcome.output.contains("head_too_small : head.height of the photo is 0.3 ratio; referred where outside 0.4"))
    #expect(outcome.output.contains("2026-000004 is put aside."))
    #expect(!outcome.output.contains("A1000000"), "a whole number was shown")
  }

  @Test("takes back what the mail still waits for, and says so where it has gone")
  func undo() async throws {
    let outcome = try await review("a\na\nu\nu\nq\n")
    #expect(outcome.output.contains("2026-000002 is taken back, with its mail."), "\(outcome.output)")
    #expect(outcome.output.contains("2026-000001 is taken back, with its mail."))
    #expect(try home.casebook().counts()[.referred] == 6)
    try home.holdNoMail()
    let gone = try await Program.run(
      [
        "-c",
        "(echo a; while ! grep -q '2026-000001 is approved' out; do sleep 0.1; done; \(try Program.executable.path) mail send > sent; "
          + "echo u; echo q) | \(try Program.executable.path) review --plain > out; cat out",
      ],
      program: "/bin/bash", environment: ["CARD_REVIEW_HOME": home.folder.url.path], in: home.folder.url)
    #expect(gone.output.contains("Too late: the decision on 2026-000001 stands, since its mail is sent"), "\(gone)")
    #expect(try home.casebook().counts()[.approved] == 1)
  }

  @Test("notes in the journal who looked at what, a number only where it was asked for")
  func access() async throws {
    let store = PictureStore(folder: home.folder.pictures)
    for digest in ["portrait-1", "identity-1"] {
      try FileManager.default.createDirectory(
        at: store.url(of: digest).deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("a picture".utf8).write(to: store.url(of: digest))
    }
    let outcome = try await review("i\nh\n\no\n\n?\n\nq\n")
    let number = try Samples.person(1).text
    #expect(outcome.output.contains("ID number: \(number)\n"), "\(outcome.output)")
    #expect(outcome.output.contains("looked at: number"))
    let copy = try #require(outcome.output.firstMatch(of: /\/tmp\/card-review-pictures-.*-photo.jpg/), "\(outcome)").0
    #expect(!FileManager.default.fileExists(atPath: URL(filePath: String(copy)).deletingLastPathComponent().path))
    let seen = try home.casebook().accesses(to: nil, limit: 9)
    #expect(seen.map(\.application) == [try Samples.id(1), try Samples.id(1)])
  }

  @Test("refuses what is no key, a word in place of a key, and what is not UTF-8")
  func nonsense() async throws {
    let outcome = try await review("approve\nx\nq\n")
    #expect(outcome.output.contains("Type one letter.\n") && outcome.output.contains("That is no key here"))
    #expect(try home.casebook().counts()[.referred] == 6)
  }

  @Test("ends with the input, without one that waits, and without a home, as other commands do")
  func ends() async throws {
    let ended = try await review("s\n")
    #expect(ended.status == 0)
    #expect(try home.casebook().reviews(of: nil, at: Date()).isEmpty)
    let empty = try await ProgramHome()
    let nothing = try await Program.run(["review", "--plain", "--home", empty.folder.url.path], input: "q\n")
    #expect(nothing.status == 0 && nothing.output.contains("No application waits for you."), "\(nothing)")
    #expect(try await Program.run(["review", "--plain", "--home", "/nowhere"]).status == 78)
  }
}
