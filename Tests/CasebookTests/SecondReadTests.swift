import Casebook
import CasebookConformance
import Foundation
import GRDB
import ReviewDomain
import Testing

@Suite("Second reads in the casebook")
struct SecondReadTests {
  private let folder: TemporaryFolder
  private let casebook: SQLiteCasebook

  init() throws {
    folder = try TemporaryFolder()
    casebook = try folder.casebook()
    _ = try casebook.register(try (1...6).map { try Samples.new($0) }, at: Samples.hour(10))
  }

  /// Has the machine approve one, and refer the others.
  private func inspect(approving share: Double = 0) throws {
    let claims = try casebook.claim(limit: 100, holder: "night", lease: 60, at: Samples.hour(11))
    let completions = claims.enumerated().map { place, claim in
      let done = Samples.completion(of: claim, place == 0 ? .approve : .refer)
      return Completion(
        claim: claim, evidence: done.evidence, judgement: done.judgement, notice: done.notice, portraitHash: nil,
        secondReadShare: share)
    }
    _ = try casebook.complete(completions, at: Samples.hour(11))
  }

  private func approve(_ number: Int, by reviewer: String, share: Double = 1, at time: Date = Samples.hour(12)) throws {
    let record = try #require(try casebook.record(of: Samples.id(number)))
    try casebook.decide(
      ReviewerAction(
        application: record.application.id, decision: .approve, reasons: [], note: nil, reviewer: reviewer,
        secondReadShare: share), expecting: record.nextDecision,
      notice: Samples.notice(.approved, of: record.application, decision: record.nextDecision), hold: 600, at: time)
  }

  private func read(_ number: Int, _ decision: ReviewerDecision, by reader: String, at time: Date) throws {
    try casebook.recordSecondRead(
      SecondReadWord(
        application: Samples.id(number), number: 1, decision: decision,
        reasons: decision == .approve ? [] : ["no_face"], note: "seen", reader: reader), at: time)
  }

  @Test("are open to everybody but whoever approved, as what waits for a reviewer")
  func open() throws {
    try inspect(approving: 1)
    try approve(2, by: "reviewer1")
    #expect(try casebook.secondReads(for: "reviewer1", after: nil, limit: 9).map(\.application) == [Samples.id(1)])
    let others = try casebook.secondReads(for: "reviewer2", after: nil, limit: 9)
    #expect(try others.map(\.application) == [Samples.id(1), Samples.id(2)])
    #expect(others.allSatisfy { $0.status == .referred })
    #expect(
      try casebook.secondReads(for: "reviewer2", after: Samples.id(1), limit: 9).map(\.application) == [Samples.id(2)])
    #expect(try casebook.secondRead(of: Samples.id(2), for: "reviewer1") == nil)
    #expect(try casebook.secondRead(of: Samples.id(2), for: "reviewer2") == 1)
    #expect(try casebook.secondReadsOpen(for: nil) == 2)
    let second = try Samples.id(2)
    #expect(throws: CasebookError.stale(second)) {
      try read(2, .approve, by: "reviewer1", at: Samples.hour(13))
    }
  }

  @Test("change neither state nor mail; a disagreement waits for a senior, who upholds or cancels")
  func disagreement() throws {
    try inspect()
    for number in [2, 3] { try approve(number, by: "reviewer1") }
    let before = try casebook.record(of: Samples.id(2))
    try read(2, .reject, by: "reviewer2", at: Samples.hour(13))
    try read(3, .approve, by: "reviewer2", at: Samples.hour(13))
    let after = try #require(try casebook.record(of: Samples.id(2)))
    #expect(after.status == .approved && after.notices == before?.notices && after.decisions == before?.decisions)
    #expect(after.secondReads.map(\.isDisputed) == [true])
    #expect(after.secondReads.first?.reading?.reasons == ["no_face"])
    #expect(try casebook.disputedReads(limit: 9).map(\.application) == [Samples.id(2)])
    #expect(try casebook.disputedReadCount() == 1)
    #expect(try casebook.secondReadsOpen(for: nil) == 0)
    #expect(throws: CasebookError.self) {
      try casebook.uphold(Samples.id(3), note: nil, by: "senior1", at: Samples.hour(14))
    }
    try casebook.uphold(Samples.id(2), note: "fine", by: "senior1", at: Samples.hour(14))
    #expect(try casebook.disputedReads(limit: 9).isEmpty)
    #expect(try casebook.disputedReadCount() == 0)
    #expect(
      try casebook.secondReadCounts(from: Samples.hour(12), to: Samples.hour(13)) == [
        SecondReadCount(ofMachine: false, agrees: false, number: 1),
        SecondReadCount(ofMachine: false, agrees: true, number: 1),
      ])
    #expect(try casebook.secondReadCounts(from: Samples.hour(14), to: Samples.hour(15)).isEmpty)
    #expect(try casebook.diagnostics().isHealthy)
  }

  @Test("are drawn by the number alone: the same again after an undo, and about as many as configured")
  func lots() throws {
    try inspect()
    try approve(2, by: "reviewer1", share: 0)
    #expect(try casebook.secondReadsOpen(for: nil) == 0)
    #expect(try casebook.undo(Samples.id(2), by: "reviewer1", at: Samples.hour(12) + 60) == .undone(.referred))
    try approve(2, by: "reviewer1", at: Samples.hour(12) + 120)
    #expect(try casebook.undo(Samples.id(2), by: "reviewer1", at: Samples.hour(12) + 180) == .undone(.referred))
    #expect(try casebook.secondReadsOpen(for: nil) == 0, "what was taken back is not read again")
    try approve(2, by: "reviewer1", at: Samples.hour(12) + 240)
    #expect(try casebook.secondRead(of: Samples.id(2), for: "reviewer2") == 3)
  }

  @Test("about as often as configured")
  func share() throws {
    _ = try casebook.register(try (1000..<1400).map { try Samples.new($0) }, at: Samples.hour(10))
    let claims = try casebook.claim(limit: 1000, holder: "night", lease: 60, at: Samples.hour(11))
    let completions = claims.map { claim in
      let done = Samples.completion(of: claim, .approve)
      return Completion(
        claim: claim, evidence: done.evidence, judgement: done.judgement, notice: done.notice, portraitHash: nil,
        secondReadShare: 0.25)
    }
    _ = try casebook.complete(completions, at: Samples.hour(11))
    // The salt is another each time; five standard deviations either way.
    let open = try casebook.secondReadsOpen(for: nil)
    #expect((55...150).contains(open), "\(open)")
  }

  @Test("and first ones keep how long people looked, where that is known")
  func seconds() throws {
    try inspect()
    try casebook.noteAccess([.pictures], to: [Samples.id(2)], by: .person("reviewer1"), at: Samples.hour(12) - 42)
    try casebook.noteAccess([.pictures], to: [Samples.id(2)], by: .person("reviewer1"), at: Samples.hour(12) - 5)
    try approve(2, by: "reviewer1")
    try approve(3, by: "reviewer1")
    #expect(try casebook.record(of: Samples.id(2))?.decisions.last?.seconds == 42)
    #expect(try casebook.record(of: Samples.id(3))?.decisions.last?.seconds == nil)
    try casebook.noteAccess([.pictures], to: [Samples.id(2)], by: .person("reviewer2"), at: Samples.hour(13) - 7)
    try read(2, .approve, by: "reviewer2", at: Samples.hour(13))
    #expect(try casebook.record(of: Samples.id(2))?.secondReads.first?.reading?.seconds == 7)
    #expect(try casebook.diagnostics().isHealthy)
  }

  @Test("of which a damaged file tells nonsense are refused")
  func damaged() throws {
    try inspect()
    try approve(2, by: "reviewer1")
    try read(2, .approve, by: "reviewer2", at: Samples.hour(13))
    try casebook.queue.write { db in
      try db.execute(
        sql: """
          PRAGMA writable_schema = ON;
          UPDATE sqlite_schema SET sql = replace(sql, 'STRICT, WITHOUT', 'WITHOUT') WHERE name = 'second_read';
          """)
    }
    let opened = try SQLiteCasebook(path: folder.path(), create: false)
    try opened.queue.write { try $0.execute(sql: "UPDATE second_read SET seconds = 'soon'") }
    #expect(throws: CasebookError.self) { try opened.record(of: Samples.id(2)) }
  }

  @Test("lie on desks like all that waits, never on the desk of whoever approved")
  func desks() throws {
    try inspect()
    for number in 2...6 { try approve(number, by: "reviewer1") }
    let (own, other) = (Desk(reviewer: "reviewer1", session: "a"), Desk(reviewer: "reviewer2", session: "b"))
    #expect(try casebook.claimReviews(.oldest(limit: 9, besides: []), for: own, at: Samples.hour(13)).isEmpty)
    let claimed = try casebook.claimReviews(.oldest(limit: 2, besides: []), for: other, at: Samples.hour(13))
    #expect(try claimed == [Samples.id(2), Samples.id(3)])
    try read(2, .approve, by: "reviewer2", at: Samples.hour(13) + 1)
    #expect(try casebook.reviews(of: "reviewer2", at: Samples.hour(13) + 2).map(\.application) == [Samples.id(3)])
  }
}
