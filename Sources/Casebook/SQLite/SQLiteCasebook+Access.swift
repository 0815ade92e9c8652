import Foundation
import GRDB
import ReviewDomain

extension SQLiteCasebook {
  /// Enters in the journal who looked at what of applications.
  public func noteAccess(
    _ access: Access, to applications: [ApplicationID], by actor: Actor, at time: Date
  ) throws(CasebookError) {
    try record(at: time) { _, journal in
      for application in applications {
        try journal.append(
          access == .everything ? .exported : .seen, of: application, by: actor,
          JournalDetail(["what": .text(access.rawValue)]))
      }
    }
  }

  /// Who looked at what, the newest first.
  ///
  /// - Parameter application: nil = of all.
  public func accesses(to application: ApplicationID?, limit: Int) throws(CasebookError) -> [JournalEntry] {
    let sequences = try read { db in
      let chosen = application == nil ? "?1 IS NULL" : "application = ?1"
      return try Int64.fetchAll(
        db,
        sql: """
          SELECT sequence FROM journal WHERE event IN ('seen', 'exported') AND \(chosen) ORDER BY sequence DESC LIMIT ?2
          """, arguments: [application?.text, max(0, limit)])
    }
    var entries: [JournalEntry] = []
    for sequence in sequences { entries += try journal(of: nil, after: sequence - 1, limit: 1) }
    return entries
  }
}
