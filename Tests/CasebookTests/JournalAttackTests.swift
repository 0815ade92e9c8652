import Casebook
import CasebookConformance
import Foundation
import GRDB
import Testing

/// Every attack on every entry of a journal that has all kinds of them.
@Suite struct JournalAttackTests {
  private let attacked: AttackedCasebook
  private var last: Int64 { attacked.head.sequence }

  init() throws {
    attacked = try AttackedCasebook()
  }

  @Test func theJournalHoldsEveryKindOfEntry() {
    #expect(
      Set(attacked.entries.map(\.event)) == [
        "registered", "superseded", "inspected", "referred", "approved", "rejected", "cancelled", "returned",
        "notice_sent", "notice_deferred", "notice_failed", "notice_unknown", "notice_withdrawn", "notice_requeued",
        "notice_bounced", "undone", "seen", "chosen_to_read_again", "read_again", "upheld",
      ])
  }

  @Test(arguments: ["at", "actor", "event", "application", "detail", "hash"])
  func everyFlippedByteIsFoundAndNamed(_ column: String) throws {
    let casebook = try attacked.copy()
    let value = column == "hash" ? "CAST(? AS BLOB)" : "CAST(? AS TEXT)"
    func set(_ bytes: Data, _ sequence: Int64) throws {
      try casebook.attack("UPDATE journal SET \(column) = \(value) WHERE sequence = ?", [bytes, sequence])
    }
    for sequence in 1...last {
      let stored = try casebook.queue.read { db in
        try Data.fetchOne(
          db, sql: "SELECT CAST(\(column) AS BLOB) FROM journal WHERE sequence = ?", arguments: [sequence])
      }
      let bytes = try #require(stored)
      for place in bytes.indices {
        var flipped = bytes
        flipped[place] ^= place.isMultiple(of: 2) ? 0x01 : 0x80
        try set(flipped, sequence)
        #expect(try casebook.brokenAt() == sequence, "byte \(place) of \(column)")
      }
      try set(bytes, sequence)
    }
    #expect(try casebook.brokenAt() == nil, "the bytes put back fit again")
  }

  @Test func everyDroppedEntryIsFoundAndNamed() throws {
    for sequence in 1..<last {
      let casebook = try attacked.copy()
      try casebook.attack("DELETE FROM journal WHERE sequence = ?", [sequence])
      #expect(try casebook.brokenAt() == sequence)
    }
  }

  @Test func everySwappedPairIsFoundAtItsFirst() throws {
    let casebook = try attacked.copy()
    func swap(_ one: Int64, _ other: Int64) throws {
      for (from, to) in [(one, 9999), (other, one), (9999, other)] as [(Int64, Int64)] {
        try casebook.attack("UPDATE journal SET sequence = ? WHERE sequence = ?", [to, from])
      }
    }
    for one in 1..<last {
      for other in (one + 1)...last {
        try swap(one, other)
        #expect(try casebook.brokenAt() == one, "\(one) and \(other)")
        try swap(one, other)
      }
    }
    #expect(try casebook.brokenAt(against: attacked.head) == nil, "all are back")
  }

  /// The chain alone cannot see it: a head that was kept does, and so do the tables, which know more than the journal then tells.
  @Test func everyCutTailIsFoundByAHeadAndByTheTables() throws {
    for sequence in 0..<last {
      let casebook = try attacked.copy()
      try casebook.attack("DELETE FROM journal WHERE sequence > ?", [sequence])
      #expect(try casebook.brokenAt() == nil)
      #expect(try casebook.brokenAt(against: attacked.head) == sequence + 1)
      let cut = attacked.entries[Int(sequence)...].compactMap { $0.application?.text }
      let found = try casebook.foundInRows()
      #expect(Set(found.compactMap(\.application)).isSuperset(of: cut), "after \(sequence): \(found)")
    }
  }

  /// Somebody who knows the encoding can write a whole new chain: its head is not the one that was kept, and it must tell what the tables
  /// hold.
  @Test func aChainWrittenAnewIsFoundByAHeadAndByTheTables() throws {
    let casebook = try attacked.copy()
    var previous = Data()
    for entry in attacked.entries {
      let event = entry.event == "rejected" ? "approved" : entry.event
      let stored = try casebook.queue.read {
        try String.fetchOne($0, sql: "SELECT at FROM journal WHERE sequence = ?", arguments: [entry.sequence])
      }
      previous = JournalEncoding.hash(
        sequence: entry.sequence, at: try #require(stored), actor: entry.actor.text, event: event,
        application: entry.application?.text, detail: entry.detail, after: previous)
      try casebook.attack(
        "UPDATE journal SET event = ?, hash = ? WHERE sequence = ?", [event, previous, entry.sequence])
    }
    #expect(try casebook.brokenAt() == nil, "the forger made no mistake")
    #expect(try casebook.brokenAt(against: attacked.head) == last)
    let found = try casebook.foundInRows()
    #expect(found.contains { $0.place == "application.status" && $0.why == "is rejected, the journal tells approved" })
    #expect(found.contains { $0.place == "decision.decision" })
  }
}
