import Foundation
import GRDB
import ReviewDomain

/// An inspection as it was stored, with the decision that stands since.
public struct InspectedApplication: Sendable {
  public let application: ApplicationID
  public let evidence: Evidence
  public let judgement: Judgement
  /// Nil while none stands.
  public let decision: DecisionRecord?
}

extension SQLiteCasebook {
  /// Calls `body` with every inspection that has not been erased, in the order of intake. Not all of one moment: others may commit in
  /// between.
  ///
  /// - Parameter since: of applications inspected at this moment or later; nil = all.
  public func forEachInspection(since: Date?, _ body: (InspectedApplication) throws -> Void) throws {
    var position: Int64 = 0
    while true {
      let page = try inspections(after: position, since: since)
      for (_, inspection) in page { try body(inspection) }
      guard let last = page.last, page.count == Self.readAtOnce else { return }
      position = last.key
    }
  }

  /// A tenth of a second's work.
  private static let readAtOnce = 200

  private func inspections(
    after position: Int64, since: Date?
  ) throws(CasebookError) -> [(key: Int64, InspectedApplication)] {
    try read { db in
      try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT a.id, a.key, i.evidence, i.judgement, d.number, d.decision, d.reasons, d.message, d.note, d.decided_by,
              d.decided_at, NULL, d.seconds
            FROM inspection AS i JOIN application AS a ON a.key = i.application
              \(StoredDecision.standing)
            WHERE i.application > ? AND i.evidence <> '' AND a.inspected_at >= ? ORDER BY i.application LIMIT ?
            """), arguments: [position, since.map { StoredTime($0).text } ?? "", Self.readAtOnce]
      ).map { row in
        var columns = StoredColumns(row)
        let id = try columns.convert(ApplicationID.init(_:))
        let key = try columns.number()
        let evidence = try StoredValues.value(Evidence.self, fromJSON: columns.text(), "evidence", of: id.text)
        let judgement = try StoredValues.value(Judgement.self, fromJSON: columns.text(), "judgement", of: id.text)
        let stands = !(row["number"] as DatabaseValue).isNull
        return (
          key,
          InspectedApplication(
            application: id, evidence: evidence, judgement: judgement, decision: stands ? try columns.decision() : nil)
        )
      }
    }
  }
}
