import Casebook
import CasebookConformance
import Foundation
import GRDB
import ReviewDomain
import Testing

@Suite struct ForgettingTests {
  private let folder: TemporaryFolder
  private let casebook: SQLiteCasebook

  /// 1 rejected, 2 approved, 3 cancelled, 4 waits, 5 superseded by 6; the mails of all are sent.
  init() throws {
    folder = try TemporaryFolder()
    casebook = try folder.casebook()
    _ = try casebook.register((1...5).map { try Samples.new($0) }, at: Samples.start)
    let claims = try casebook.claim(limit: 5, holder: "a", lease: 60, at: Samples.hour(1))
    _ = try casebook.complete(
      zip(claims, [.reject, .approve, .approve, .refer, .refer] as [Verdict]).map {
        Samples.completion(of: $0, $1, hash: Samples.hash(1))
      }, at: Samples.hour(1))
    try casebook.cancelSample(3, note: "lost", at: Samples.hour(2))
    _ = try casebook.register([Samples.new(6, person: 5, submitted: 3)], at: Samples.hour(3))
    let due = try casebook.pendingNotices(limit: 99, at: Samples.hour(4))
    try casebook.recordDeliveries(
      due.map { Delivery(entry: $0.id, outcome: .sent, detail: "250 <\($0.notice.recipient.text)>") },
      at: Samples.hour(4))
  }

  private func numbers(_ forgettings: [Forgetting]) -> [Substring] { forgettings.map { $0.application.text.suffix(1) } }

  @Test func picturesOfClosedApplicationsGoAndACardsPhotoStays() throws {
    #expect(try casebook.forgettable(picturesClosedBefore: Samples.hour(1), personsClosedBefore: nil).isEmpty)
    let found = try casebook.forgettable(picturesClosedBefore: Samples.hour(9), personsClosedBefore: nil)
    #expect(numbers(found) == ["1", "2", "3", "5"])
    #expect(found.map(\.portrait) == [true, false, true, true] && found.allSatisfy { $0.identity && !$0.person })
    try casebook.forget(found, because: "retention", by: .person("clerk1"), at: Samples.hour(10))
    #expect(
      try casebook.picturesToDelete().sorted()
        == [1, 2, 3, 5].map { "identity-\($0)" } + [1, 3, 5].map { "portrait-\($0)" })
    #expect(try casebook.forgettable(picturesClosedBefore: Samples.hour(11), personsClosedBefore: nil).isEmpty)
    let after = try casebook.diagnostics()
    #expect(after.isHealthy, "\(after)")
    #expect(try casebook.record(of: Samples.id(1))?.application.applicant.name != nil, "the rest is kept")
  }

  @Test func personalDataGoAndTheBooksStillVerify() throws {
    let found = try casebook.forgettable(picturesClosedBefore: nil, personsClosedBefore: Samples.hour(9))
    #expect(numbers(found.filter(\.person)) == ["1", "3", "5"])
    try casebook.forget(found, because: "retention", by: .person("clerk1"), at: Samples.hour(10))
    let after = try casebook.diagnostics()
    #expect(after.isHealthy, "\(after)")
    for number in [1, 3, 5] {
      #expect(throws: CasebookError.erased(try Samples.id(number))) { try casebook.record(of: Samples.id(number)) }
      for secret in try secrets(of: number) { #expect(try isNowhere(secret), "\(secret) of \(number)") }
    }
    #expect(try casebook.record(of: Samples.id(2)) != nil && casebook.record(of: Samples.id(4)) != nil)
    #expect(try casebook.page(of: .rejected, after: nil, limit: 9).isEmpty)
    #expect(try casebook.notices(after: nil, limit: 99).allSatisfy { $0.notice.recipient.text.contains("@") })
    var portraits = 0
    try casebook.forEachPortrait { _ in portraits += 1 }
    #expect(portraits == 2, "of those that are kept")
    // The person can come again, and their number is not known to have been here.
    #expect(
      try casebook.register([Samples.new(9, person: 1, submitted: 20)], at: Samples.hour(20)) == [
        .registered(superseding: [])
      ])
  }

  @Test func whatIsForgottenIsGuardedAsBefore() throws {
    let found = try casebook.forgettable(picturesClosedBefore: nil, personsClosedBefore: Samples.hour(9))
    try casebook.forget(found, because: "retention", by: .person("clerk1"), at: Samples.hour(10))
    #expect(throws: DatabaseError.self) {
      try casebook.queue.write { try $0.execute(sql: "UPDATE submission SET name = 'x'") }
    }
    #expect(throws: DatabaseError.self) { try casebook.queue.write { try $0.execute(sql: "DELETE FROM forgotten") } }
  }

  @Test func aNameThatComesBackIsFound() throws {
    let found = try casebook.forgettable(picturesClosedBefore: nil, personsClosedBefore: Samples.hour(9))
    try casebook.forget(found, because: "retention", by: .person("clerk1"), at: Samples.hour(10))
    try casebook.queue.write { db in
      try db.execute(
        sql: "DROP TRIGGER submission_refuses_update; UPDATE submission SET name = 'x' WHERE application = 1")
    }
    let faults = try casebook.verifyState().faults
    #expect(
      faults.contains { $0.description == "2026-000001: submission is not blank, though it was erased" }, "\(faults)")
  }

  @Test func aPictureThatTwoShareStaysForTheOther() throws {
    let again = try Samples.new(7, submitted: 5)
    let shared = NewApplication(
      application: again.application, form: again.form, contentSHA256: again.contentSHA256,
      portraitSHA256: "portrait-1", identitySHA256: again.identitySHA256, receipt: again.receipt)
    _ = try casebook.register([shared], at: Samples.hour(5))
    let found = try casebook.forgettable(picturesClosedBefore: Samples.hour(9), personsClosedBefore: nil)
    try casebook.forget(found, because: "retention", by: .machine, at: Samples.hour(10))
    #expect(try !casebook.picturesToDelete().contains("portrait-1"))
  }

  @Test func whoLookedIsInTheJournal() throws {
    try casebook.noteAccess([.pictures], to: [Samples.id(1)], by: .person("a"), at: Samples.hour(5))
    try casebook.noteAccess([.everything], to: [Samples.id(2), Samples.id(4)], by: .person("b"), at: Samples.hour(6))
    let all = try casebook.accesses(to: nil, limit: 9)
    #expect(all.map(\.actor) == [.person("b"), .person("b"), .person("a")])
    #expect(try casebook.accesses(to: Samples.id(1), limit: 9).map(\.detail) == [#"{"what":"pictures"}"#])
    #expect(try casebook.accesses(to: nil, limit: 1).map(\.application) == [Samples.id(4)])
    #expect(try casebook.diagnostics().isHealthy)
  }

  private func secrets(of number: Int) throws -> [String] {
    let application = try Samples.application(number)
    return [application.applicant.name.text, application.applicant.idNumber.text, application.applicant.email.text]
  }

  /// Whether no column of any row holds a text; 6 has the number of 5.
  private func isNowhere(_ text: String) throws -> Bool {
    if text == (try Samples.person(5).text) { return true }
    return try casebook.queue.read { db in
      for table in try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'") {
        let columns = try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info('\(table)')")
        for column in columns {
          let sql = "SELECT count(*) FROM \(table) WHERE instr(CAST(\(column) AS BLOB), CAST(? AS BLOB)) > 0"
          if try Int.fetchOne(db, sql: sql, arguments: [text]) != 0 { return false }
        }
      }
      return true
    }
  }
}
