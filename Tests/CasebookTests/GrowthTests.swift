import Casebook
import CasebookConformance
import Foundation
import GRDB
import GRDBSQLite
import ReviewDomain
import Testing

/// What one application, one page or one decision costs must not depend on how many applications there are. Counted in
/// the steps of SQLite's virtual machine, triggers and constraints included, since seconds depend on the machine.
@Suite struct GrowthTests {
  private struct Operation: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let perform: @Sendable (SQLiteCasebook) throws -> Void

    init(_ name: String, _ perform: @escaping @Sendable (SQLiteCasebook) throws -> Void) {
      testDescription = name
      self.perform = perform
    }
  }

  private static let small = 40
  private static let large = 1200

  private static let operations = [
    Operation("queue's page") { _ = try $0.page(of: .referred, after: Samples.id(3), limit: 10) },
    Operation("show") { _ = try $0.record(of: Samples.id(5)) },
    Operation("counts") { _ = try ($0.counts(), $0.deliveryCounts()) },
    Operation("approve") { try $0.review(.approve, 5) },
    Operation("approve and cancel") {
      try $0.review(.approve, 5)
      try $0.cancelSample(5, at: Samples.hour(3))
    },
    Operation("register") { _ = try $0.register([Samples.new(9_999)], at: Samples.hour(3)) },
    Operation("register a newer one") { _ = try $0.register([Samples.new(9_999, person: 5)], at: Samples.hour(3)) },
    Operation("return") { _ = try $0.returnForms([Samples.newReturn(9_999)], at: Samples.hour(3)) },
    Operation("claim, heartbeat, complete") { casebook in
      let claims = try casebook.claim(limit: 8, holder: "b", lease: 60, at: Samples.hour(3))
      try #require(claims.count == 8)
      _ = try casebook.heartbeat(claims, lease: 60, at: Samples.hour(3))
      _ = try casebook.complete(
        claims.map { Samples.completion(of: $0, .approve, hash: Samples.hash(1)) }, at: Samples.hour(3))
    },
    Operation("claim and release") { casebook in
      let claims = try casebook.claim(limit: 8, holder: "b", lease: 60, at: Samples.hour(3))
      try casebook.release(claims, at: Samples.hour(3))
    },
    Operation("deliver") { casebook in
      let due = try casebook.pendingNotices(limit: 8, at: Samples.hour(3))
      try #require(due.count == 8)
      try casebook.recordDeliveries(
        due.map { Delivery(entry: $0.id, outcome: .sent, detail: "sent") }, at: Samples.hour(3))
    },
    Operation("mail list") { _ = try $0.notices(after: nil, limit: 10) },
    Operation("history") { _ = try $0.journal(of: Samples.id(5), after: 0, limit: 10) },
    Operation("portraits since the last batch") { casebook in
      let head = try #require(try casebook.journalHead())
      try casebook.forEachPortrait(inspectedAfter: head.sequence - 4) { _ in }
    },
  ]

  @Test(arguments: operations)
  private func costsTheSameInALargeCasebook(operation: Operation) throws {
    let few = try steps(of: operation, in: Self.small)
    let many = try steps(of: operation, in: Self.large)
    try #require(few > 0, "no step was counted")
    #expect(many <= few + 8, "\(few) steps among \(Self.small) applications, \(many) among \(Self.large)")
  }

  /// Without it the others could pass for a counter that counts nothing.
  @Test func theWholeJournalCostsByItsLength() throws {
    let whole = Operation("verify") { _ = try $0.verifyJournal() }
    #expect(try steps(of: whole, in: Self.large) > 20 * steps(of: whole, in: Self.small))
  }

  @Test func comparingTablesWithTheJournalCostsByTheirLength() throws {
    let compare = Operation("compare") { _ = try $0.verifyState() }
    let (few, many) = (try steps(of: compare, in: Self.large), try steps(of: compare, in: 2 * Self.large))
    #expect(Double(many) < 2.05 * Double(few), "\(few) steps for \(Self.large) applications, \(many) for twice as many")
  }

  /// - Parameter size: Applications, of which half wait for a reviewer and half for the night.
  private func steps(of operation: Operation, in size: Int) throws -> Int {
    let folder = try TemporaryFolder()
    let casebook = try folder.casebook()
    try casebook.registerSamples(size)
    let claims = try casebook.claim(limit: size / 2, holder: "a", lease: 60, at: Samples.hour(1))
    _ = try casebook.complete(
      claims.enumerated().map { Samples.completion(of: $1, .refer, hash: Samples.hash($0)) }, at: Samples.hour(1))
    let counter = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    counter.initialize(to: 0)
    defer { counter.deallocate() }
    casebook.queue.inDatabase { db in
      sqlite3_progress_handler(
        db.sqliteConnection, 1,
        { context in
          context?.assumingMemoryBound(to: Int.self).pointee += 1
          return 0
        }, counter)
    }
    try operation.perform(casebook)
    casebook.queue.inDatabase { sqlite3_progress_handler($0.sqliteConnection, 0, nil, nil) }
    return counter.pointee
  }
}
