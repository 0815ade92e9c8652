import Foundation
import GRDB
import ReviewDomain

extension SQLiteCasebook {
  /// Enters in the journal who looked at what of applications.
  ///
  /// - Parameter why: stands there as it is; nil where nobody asks.
  public func noteAccess(
    _ accesses: [Access], to applications: [ApplicationID], because why: String? = nil, by actor: Actor, at time: Date
  ) throws(CasebookError) {
    try record(at: time) { _, journal in
      for application in applications {
        for access in accesses {
          try journal.append(
            access == .everything ? .exported : .seen, of: application, by: actor,
            JournalDetail(["what": .text(access.rawValue), "why": why.map { .text($0) }]))
        }
      }
    }
  }

  /// Who looked at what, the newest first.
  ///
  /// - Parameter application: nil = of all.
  public func accesses(to application: ApplicationID?, limit: Int) throws(CasebookError) -> [JournalEntry] {
    try read { db in
      let chosen = application == nil ? "?1 IS NULL" : "j.application = ?1"
      return try Row.fetchAll(
        db,
        sql: """
          \(JournalEntry.selected) WHERE j.event IN ('seen', 'exported') AND \(chosen) ORDER BY j.sequence DESC LIMIT ?2
          """, arguments: [application?.text, max(0, limit)]
      ).map { try JournalEntry($0) }
    }
  }
}
