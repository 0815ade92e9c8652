import Foundation
import GRDB
import ReviewDomain

extension SQLiteCasebook {
  /// What the agency's retention has run out for: of closed applications without mail that waits. The photo of a card that is not
  /// cancelled stays, and so does its holder.
  ///
  /// - Parameters:
  ///   - pictures: of applications closed before this; nil = none.
  ///   - persons: the same of personal data, and of pictures with them.
  public func forgettable(
    picturesClosedBefore pictures: Date?, personsClosedBefore persons: Date?
  ) throws(CasebookError) -> [Forgetting] {
    try forgettable("1 = 1", []) { isCard, closedAt in
      let isOld = persons.map { closedAt < $0 } ?? false
      let areOld = isOld || pictures.map { closedAt < $0 } ?? false
      return (identity: areOld, portrait: areOld && !isCard, person: isOld && !isCard)
    }
  }

  /// What a person can have erased: everything of their closed applications.
  ///
  /// - Returns: empty where nothing is known under the number.
  public func forgettable(of person: IdentityNumber) throws(CasebookError) -> [Forgetting] {
    try forgettable("a.id_number = ?", [person.text]) { isCard, _ in (!isCard, !isCard, !isCard) }
  }

  /// Numbers and states of all that a person has sent, the oldest first.
  public func applications(
    of person: IdentityNumber
  ) throws(CasebookError) -> [(application: ApplicationID, status: ApplicationStatus)] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT id, status FROM application WHERE id_number = ? ORDER BY submitted_at, id",
        arguments: [person.text]
      ).map { row in
        var columns = StoredColumns(row)
        return (try columns.convert(ApplicationID.init(_:)), try columns.convert(ApplicationStatus.init(rawValue:)))
      }
    }
  }

  private func forgettable(
    _ chosen: String, _ arguments: StatementArguments,
    _ rule: (_ isCard: Bool, _ closedAt: Date) -> (identity: Bool, portrait: Bool, person: Bool)
  ) throws(CasebookError) -> [Forgetting] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT a.id, a.status = 'approved', e.application IS NOT NULL, f.identity_at IS NOT NULL,
            f.portrait_at IS NOT NULL, f.person_at IS NOT NULL, coalesce(c.cancelled_at, d.decided_at, s.received_at)
          FROM application AS a LEFT JOIN submission AS e ON e.application = a.key
            LEFT JOIN forgotten AS f ON f.application = a.key LEFT JOIN cancellation AS c ON c.application = a.key
            LEFT JOIN decision AS d ON d.application = a.key AND d.number = a.next_decision - 1
            LEFT JOIN application AS s ON s.id = a.superseded_by
          WHERE a.status NOT IN ('received', 'inspected', 'referred') AND \(chosen)
            AND NOT EXISTS (SELECT 1 FROM notice AS n JOIN delivery AS l ON l.notice = n.id
              WHERE n.application = a.key AND l.status = 'pending')
          ORDER BY a.key
          """, arguments: arguments)
      return try rows.map { row in
        var columns = StoredColumns(row)
        let application = try columns.convert(ApplicationID.init(_:))
        let (isCard, hasPictures) = (try columns.number() == 1, try columns.number() == 1)
        let (identity, portrait, person) = (
          try columns.number() == 1, try columns.number() == 1, try columns.number() == 1
        )
        let closedAt = try columns.time()
        let wanted = rule(isCard, closedAt)
        return Forgetting(
          application: application, identity: wanted.identity && hasPictures && !identity,
          portrait: wanted.portrait && hasPictures && !portrait, person: wanted.person && !person)
      }.filter { !$0.isNothing }
    }
  }

  /// Records that pictures are deleted, and blanks what is personal, in one transaction; the journal tells of each and still verifies. The
  /// pictures themselves are the caller's to delete afterwards: `picturesToDelete`.
  ///
  /// - Parameter why: such as `retention`.
  public func forget(
    _ forgettings: [Forgetting], because why: String, by actor: Actor, at time: Date
  ) throws(CasebookError) {
    try record(at: time) { db, journal in
      let guards = try Row.fetchAll(
        db,
        sql: """
          SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'
            AND (name LIKE '%\\_refuses\\_update' ESCAPE '\\' OR name = 'portrait_refuses_delete'
              OR name = 'application_refuses_new_identity') AND tbl_name <> 'journal' ORDER BY name
          """)
      for row in guards { try db.execute(sql: "DROP TRIGGER \(row[0] as String)") }
      for forgetting in forgettings { try forget(forgetting, because: why, by: actor, StoredTime(time), db, &journal) }
      for row in guards { try db.execute(sql: row[1] as String) }
    }
  }

  private func forget(
    _ forgetting: Forgetting, because why: String, by actor: Actor, _ time: StoredTime, _ db: Database,
    _ journal: inout JournalWriter
  ) throws {
    let id = forgetting.application
    guard let state = try StoredState.find(id, db) else { throw CasebookError.unknownApplication(id) }
    guard !state.status.isUndecided else { throw CasebookError.illegal(id, status: state.status, wanted: "forgotten") }
    try db.execute(
      sql: """
        INSERT INTO forgotten (application, identity_at, portrait_at, person_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (application) DO UPDATE SET identity_at = coalesce(identity_at, excluded.identity_at),
          portrait_at = coalesce(portrait_at, excluded.portrait_at), person_at = coalesce(person_at, excluded.person_at)
        """,
      arguments: [
        state.key, forgetting.identity ? time.text : nil, forgetting.portrait ? time.text : nil,
        forgetting.person ? time.text : nil,
      ])
    let pictures: [String] = (forgetting.identity ? ["identity"] : []) + (forgetting.portrait ? ["portrait"] : [])
    if !pictures.isEmpty {
      try journal.append(
        .picturesDeleted, of: id, by: actor, JournalDetail(["pictures": .texts(pictures), "why": .text(why)]))
    }
    guard forgetting.person else { return }
    for sql in Self.blanking { try db.execute(sql: sql, arguments: [state.key]) }
    try journal.append(.personErased, of: id, by: actor, JournalDetail(["why": .text(why)]))
  }

  /// Each of one application.
  private static let blanking = [
    """
    DELETE FROM address_mark WHERE address IN (SELECT recipient FROM notice WHERE application = ?1)
      AND NOT EXISTS (SELECT 1 FROM notice WHERE recipient = address AND application <> ?1)
    """,
    "UPDATE application SET id_number = 'erased-' || key WHERE key = ? AND id_number IS NOT NULL",
    """
    UPDATE submission SET name = '', birth_date = '', phone = '', email = '', document_issue_date = NULL,
      document_file = '', portrait_file = '', form = x'' WHERE application = ?
    """,
    "UPDATE returned_form SET name = '', email = '', faults = '[]', form = x'' WHERE application = ?",
    "UPDATE inspection SET evidence = '' WHERE application = ?",
    "DELETE FROM portrait WHERE application = ?",
    "UPDATE decision SET message = NULL, note = NULL WHERE application = ?",
    "UPDATE cancellation SET note = NULL WHERE application = ?",
    "UPDATE second_read SET note = NULL, upheld_note = NULL WHERE application = ?",
    """
    UPDATE delivery SET last_detail = '' WHERE last_detail IS NOT NULL
      AND notice IN (SELECT id FROM notice WHERE application = ?)
    """,
    "UPDATE notice SET recipient = '', bytes = x'' WHERE application = ?",
  ]

  /// Digests of pictures that are forgotten and that no application keeps.
  public func picturesToDelete() throws(CasebookError) -> [String] {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT s.identity_sha256 FROM submission AS s JOIN forgotten AS f USING (application)
            WHERE f.identity_at IS NOT NULL
          UNION SELECT s.portrait_sha256 FROM submission AS s JOIN forgotten AS f USING (application)
            WHERE f.portrait_at IS NOT NULL
          EXCEPT SELECT digest FROM (\(Self.keptPictures))
          """)
    }
  }

  static let keptPictures = """
    SELECT s.identity_sha256 AS digest FROM submission AS s LEFT JOIN forgotten AS f USING (application)
      WHERE f.identity_at IS NULL
    UNION SELECT s.portrait_sha256 FROM submission AS s LEFT JOIN forgotten AS f USING (application)
      WHERE f.portrait_at IS NULL
    """
}
