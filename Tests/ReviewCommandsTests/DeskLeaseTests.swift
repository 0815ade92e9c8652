import Casebook
import CasebookConformance
import Foundation
import Testing

@Suite("What lies on a reviewer's desk", .timeLimit(.minutes(20)))
struct DeskLeaseTests {
  private let home: ProgramHome
  private let casebook: SQLiteCasebook
  private let other = Desk(reviewer: "somebody-else", session: "1")

  init() async throws {
    home = try await ProgramHome()
    try home.refer([1, 2, 3])
    casebook = try home.casebook()
  }

  @Test("is refused to others who decide by command, with whose it is and how it gets free, and shows in the queue")
  func others() async throws {
    _ = try casebook.claimReviews(.one(Samples.id(2)), for: other, at: Date())
    for command in [["approve", "1", "2", "3"], ["reject", "2", "--reason", "no_face"]] {
      try beat([2], on: other)
      let refused = try await Program.run(command + ["--home", home.folder.url.path])
      #expect(refused.status == 75, "\(refused)")
      #expect(
        refused.errors.contains("2026-000002 lies on the desk of somebody-else, at least until "), "\(refused.errors)")
      #expect(refused.errors.contains("who can put it back by: card-review release 2026-000002 --home "))
    }
    #expect(try await home.run("queue", "--status", "approved", "--json").object()["total"] as? Int == 2)
    try beat([2], on: other)
    let queue = try await home.run("queue")
    #expect(queue.output.contains("\tON DESK OF\n") && queue.output.contains("\tsomebody-else\n"), "\(queue.output)")
    try beat([2], on: other)
    let lines = try await home.run("queue", "--json").object()["applications"] as? [[String: Any]]
    #expect(lines?.first?["onDeskOf"] as? String == "somebody-else")
    #expect(try await home.run("queue", "--mine").output == "Nothing lies on your desk.\n")
  }

  @Test("is one's own to list, to decide from anywhere, and to put back")
  func own() async throws {
    let me = Desk(reviewer: NSUserName(), session: "2")
    _ = try casebook.claimReviews(.oldest(limit: 2, besides: []), for: me, at: Date())
    _ = try casebook.claimReviews(.oldest(limit: 2, besides: []), for: other, at: Date())
    let mine = try await home.run("queue", "--mine")
    #expect(mine.output.contains("2 of 2 that lie on your desk.\n") && !mine.output.contains("000003"), "\(mine)")
    try beat([1, 2], on: me)
    #expect(try await home.run("approve", "1").status == 0)
    try beat([2], on: me)
    try beat([3], on: other)
    let notMine = try await home.run("release", "3")
    #expect(notMine.status == 65 && notMine.errors.contains("not on your desk: 2026-000003"), "\(notMine)")
    try beat([2], on: me)
    #expect(try await home.run("release").output == "Put back: 2026-000002\n")
    #expect(try await home.run("release").output == "Nothing was put back.\n")
    try beat([3], on: other)
    #expect(try casebook.reviews(of: nil, at: Date()).map(\.application) == [Samples.id(3)])
  }

  /// Keeps applications on a desk as its program does, so that a busy machine does not free them.
  private func beat(_ numbers: [Int], on desk: Desk) throws {
    _ = try casebook.keepReviews(numbers.map { try Samples.id($0) }, on: desk, at: Date())
  }
}
