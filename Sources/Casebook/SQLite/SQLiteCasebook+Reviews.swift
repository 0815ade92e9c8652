import Foundation
import GRDB
import ReviewDomain

/// What lies on reviewers' desks. `ReviewLease` says when a hold is over; SQL only finds the rows.
extension SQLiteCasebook {
  public func claimReviews(
    _ wish: ReviewWish, for desk: Desk, at time: Date
  ) throws(CasebookError) -> [ApplicationID] {
    try write { db in
      let found =
        switch wish {
        case .oldest(let limit, let besides): try Self.free(limit, besides: besides, for: desk, at: time, db)
        case .one(let application): try Self.free(application, for: desk, at: time, db)
        }
      return try found.map { key, application in
        try Self.put(key, on: desk, at: time, db)
        return application
      }
    }
  }

  public func keepReviews(
    _ applications: [ApplicationID], on desk: Desk, at time: Date
  ) throws(CasebookError) -> [ApplicationID] {
    try write { db in
      try applications.filter { application in
        try db.cachedStatement(
          sql: """
            UPDATE review_lease SET until = ? WHERE reviewer = ? AND session = ?
              AND application = (SELECT key FROM application WHERE id = ?)
            """
        ).execute(arguments: [Self.end(at: time), desk.reviewer, desk.session, application.text])
        return db.changesCount == 0
      }
    }
  }

  public func releaseReviews(_ applications: [ApplicationID], on desk: Desk) throws(CasebookError) {
    try write { db in
      for application in applications { try Self.release(application, of: desk.reviewer, session: desk.session, db) }
    }
  }

  public func releaseReviews(
    _ applications: [ApplicationID]?, of reviewer: String, at time: Date
  ) throws(CasebookError) -> [ApplicationID] {
    try write { db in
      let held = try Self.leases(of: reviewer, db).filter { !$0.isOver(at: time) }.map(\.application)
      let meant = held.filter { applications?.contains($0) ?? true }
      for application in meant { try Self.release(application, of: reviewer, session: nil, db) }
      return meant
    }
  }

  public func reviews(of reviewer: String?, at time: Date) throws(CasebookError) -> [ReviewLease] {
    try read { db in try Self.leases(of: reviewer, db).filter { !$0.isOver(at: time) } }
  }

  /// - Throws: `.onDesk` where an application lies on another reviewer's desk.
  static func requireFree(_ state: StoredState, for reviewer: String, at time: Date, _ db: Database) throws {
    guard let lease = try lease(on: state.key, state.id, db), lease.desk.reviewer != reviewer, !lease.isOver(at: time)
    else { return }
    throw CasebookError.onDesk(state.id, of: lease.desk.reviewer, until: lease.until)
  }

  private static func free(
    _ limit: Int, besides: Set<ApplicationID>, for desk: Desk, at time: Date, _ db: Database
  ) throws -> [(key: Int64, ApplicationID)] {
    var found: [(key: Int64, ApplicationID)] = []
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT w.id, w.key FROM (
            SELECT id, key, submitted_at FROM application WHERE status = 'referred'
            UNION ALL SELECT a.id, a.key, a.submitted_at \(openReads)) AS w
            LEFT JOIN review_lease AS l ON l.application = w.key
          WHERE l.until IS NULL OR l.until <= ? OR l.until > ? ORDER BY w.submitted_at, w.id
          """), arguments: [Actor.person(desk.reviewer).text, StoredTime(time).text, end(at: time)])
    while found.count < limit, let row = try rows.next() {
      var columns = StoredColumns(row)
      let application = try columns.convert(ApplicationID.init(_:))
      if !besides.contains(application) { found.append((try columns.number(), application)) }
    }
    return found
  }

  private static func free(
    _ application: ApplicationID, for desk: Desk, at time: Date, _ db: Database
  ) throws -> [(key: Int64, ApplicationID)] {
    guard let state = try StoredState.find(application, db) else { return [] }
    if state.status != .referred, try openRead(of: state, for: desk.reviewer, db) == nil { return [] }
    if let lease = try lease(on: state.key, application, db), !lease.isOver(at: time), lease.desk != desk { return [] }
    return [(state.key, application)]
  }

  private static func put(_ key: Int64, on desk: Desk, at time: Date, _ db: Database) throws {
    try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO review_lease (application, reviewer, session, until) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [key, desk.reviewer, desk.session, end(at: time)])
  }

  /// - Parameter session: nil = whichever of the reviewer's.
  private static func release(
    _ application: ApplicationID, of reviewer: String, session: String?, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        DELETE FROM review_lease WHERE reviewer = ?1 AND session = coalesce(?2, session)
          AND application = (SELECT key FROM application WHERE id = ?3)
        """
    ).execute(arguments: [reviewer, session, application.text])
  }

  private static func leases(of reviewer: String?, _ db: Database) throws -> [ReviewLease] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT a.id, l.reviewer, l.session, l.until FROM review_lease AS l JOIN application AS a ON a.key = l.application
          WHERE l.reviewer = coalesce(?, l.reviewer) ORDER BY a.submitted_at, a.id
          """), arguments: [reviewer]
    ).map { row in
      var columns = StoredColumns(row)
      return try columns.reviewLease(of: try columns.convert(ApplicationID.init(_:)))
    }
  }

  private static func lease(on key: Int64, _ application: ApplicationID, _ db: Database) throws -> ReviewLease? {
    let statement = try db.cachedStatement(
      sql: "SELECT reviewer, session, until FROM review_lease WHERE application = ?")
    guard let row = try Row.fetchOne(statement, arguments: [key]) else { return nil }
    var columns = StoredColumns(row, of: application.text)
    return try columns.reviewLease(of: application)
  }

  private static func end(at time: Date) -> String { StoredTime(time + ReviewLease.period).text }
}

extension StoredColumns {
  /// Reads reviewer, session and until.
  fileprivate mutating func reviewLease(of application: ApplicationID) throws(CasebookError) -> ReviewLease {
    let desk = Desk(reviewer: try text(), session: try text())
    return ReviewLease(application: application, desk: desk, until: try time())
  }
}
