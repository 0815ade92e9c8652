import Casebook
import CasebookConformance
import Foundation
import ReviewDomain
import Testing

@Suite("A reviewer's mail", .timeLimit(.minutes(20)))
struct UndoTests {
  private let home: ProgramHome

  init() async throws {
    home = try await ProgramHome()
    try home.refer([1, 2])
  }

  private func phases(_ number: Int) throws -> [String] {
    try #require(try home.casebook().record(of: Samples.id(number))).notices.map { $0.phase(at: Date()).name }
  }

  @Test("is held, and undo takes it back with the decision")
  func held() async throws {
    #expect(try await home.run("approve", "2026-000001").status == 0)
    #expect(try phases(1) == ["withdrawn", "held"])
    #expect(try await home.run("mail", "send").status == 0)
    #expect(try phases(1) == ["withdrawn", "held"], "its time has not come")
    #expect(try await home.run("mail", "list").output.contains("held until "))
    let undone = try await home.run("undo", "2026-000001")
    #expect(undone.status == 0 && undone.output.hasPrefix("2026-000001 is referred again"), "\(undone)")
    #expect(try phases(1) == ["withdrawn", "withdrawn"])
    #expect(try await home.run("show", "2026-000001").output.contains("taken back at"))
    #expect(try await home.run("history", "2026-000001").output.contains("decision 1 taken back"))
    let again = try await home.run("undo", "2026-000001")
    #expect(again.status == 65 && again.errors.contains("no reviewer's decision stands"), "\(again)")
    #expect(try await home.run("reject", "1", "--reason", "no_face").status == 0, "it can be decided anew")
    #expect(try home.traces().mails.count == 1, "the receipt of the other")
  }

  @Test("cannot be taken back once it has left, and can be hurried or dropped before")
  func left() async throws {
    #expect(try await home.run("approve", "1", "2").status == 0)
    let mails = try home.casebook().notices(after: nil, limit: 2).map { "\($0.id)" }
    let dropped = try await home.run("mail", "drop", mails[0])
    #expect(dropped.status == 0 && dropped.output.contains("is taken back"), "\(dropped)")
    #expect(try await home.run("mail", "retry", mails[1]).status == 0)
    #expect(try await home.run("mail", "send").status == 0)
    #expect(try phases(1).last == "sent" && phases(2).last == "withdrawn")
    let late = try await home.run("undo", "2026-000001")
    #expect(late.status == 65 && late.errors.contains("its mail is sent; a card is cancelled by: "), "\(late)")
    let gone = try await home.run("mail", "retry", mails[1], "99")
    #expect(gone.status == 65 && gone.errors.contains("is sent, so it cannot be tried again"), "\(gone)")
    #expect(gone.errors.contains("there is no mail 99"))
  }

  @Test("goes at once where config.yaml says so")
  func notHeld() async throws {
    try home.holdNoMail()
    let approved = try await home.run("approve", "1")
    #expect(approved.output.contains("; the mail goes out with the next run."), "\(approved)")
    #expect(try phases(1).last == "queued")
  }
}
