import Foundation
import GRDB
import ReviewDomain

extension SQLiteCasebook {
  public func undo(
    _ application: ApplicationID, because why: String?, by actor: String, at time: Date
  ) throws(CasebookError) -> UndoOutcome {
    try record(at: time) { db, journal in
      guard let state = try StoredState.find(application, db) else {
        throw CasebookError.unknownApplication(application)
      }
      let number = state.nextDecision - 1
      guard state.status == .approved || state.status == .rejected,
        let decision = try self.decisions(of: state.key, application.text, db).last, case .person = decision.decidedBy,
        let mail = try self.notices(of: state.key, db).last
      else { return .nothingToUndo(state.status) }
      switch mail.phase(at: time) {
      case .queued, .held, .withdrawn: break
      case let phase: return .tooLate(mail.notice.kind, phase)
      }
      guard mail.attempts == 0 else { return .tooLate(mail.notice.kind, mail.phase(at: time)) }
      if let newer = try Self.newerApplication(of: state.key, db) { return .overtaken(by: newer) }
      let wasInspected = try Bool.fetchOne(
        db.cachedStatement(sql: "SELECT inspected_at IS NOT NULL FROM application WHERE key = ?"),
        arguments: [state.key])
      let status = try StoredState.step(
        state.status, .undone(wasInspected: wasInspected == true), "undone", of: application)
      try db.cachedStatement(sql: "UPDATE application SET status = ? WHERE key = ?")
        .execute(arguments: [status.rawValue, state.key])
      let actor = Actor.person(actor)
      try db.cachedStatement(
        sql: "INSERT INTO undone_decision (application, number, undone_by, undone_at) VALUES (?, ?, ?, ?)"
      ).execute(arguments: [state.key, number, actor.text, StoredTime(time).text])
      try StoredNotice.withdraw(of: state, by: actor, db, &journal)
      try journal.append(
        .undone, of: application, by: actor,
        JournalDetail([
          "decision": .number(number), "status": .text(status.rawValue), "why": why.map { .text($0) },
        ]))
      return .undone(status)
    }
  }

  /// An application that the same person sent after this one.
  private static func newerApplication(of key: Int64, _ db: Database) throws -> ApplicationID? {
    try String.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT n.id FROM application AS a JOIN application AS n ON n.id_number = a.id_number
          WHERE a.key = ? AND (n.submitted_at, n.id) > (a.submitted_at, a.id) ORDER BY n.submitted_at, n.id LIMIT 1
          """), arguments: [key]
    ).flatMap(ApplicationID.init(_:))
  }
}
