import Foundation
import GRDB
import ReviewDomain

extension SQLiteCasebook {
  public func decide(
    _ action: ReviewerAction, expecting decisionNumber: Int, notice: RenderedNotice, hold: TimeInterval, at time: Date
  ) throws(CasebookError) {
    let id = action.application
    guard (0...PostponedNotices.longestPause).contains(hold) else {
      throw .inconsistent("\(id): a mail cannot be held for \(hold) seconds")
    }
    try record(at: time) { db, journal in
      guard let state = try StoredState.find(id, db) else { throw CasebookError.unknownApplication(id) }
      guard state.nextDecision == decisionNumber else { throw CasebookError.stale(id) }
      try Self.requireFree(state, for: action.reviewer, at: time, db)
      let status = try StoredState.step(state.status, .decided(action.decision), action.decision.rawValue, of: id)
      try db.cachedStatement(
        sql: """
          UPDATE application SET status = ?, next_decision = next_decision + 1, holder = NULL, lease_until = NULL
          WHERE key = ?
          """
      ).execute(arguments: [status.rawValue, state.key])
      try StoredDecision(
        decision: action.decision.decision, reasons: action.reasons, message: action.message, note: action.note,
        actor: .person(action.reviewer),
        notice: notice, mailDue: StoredTime(time + hold), secondReadShare: action.secondReadShare,
        seconds: Self.secondsLooked(at: id, by: .person(action.reviewer), since: time, db)
      ).insert(state, at: StoredTime(time), db, &journal)
    }
  }

  public func cancel(
    _ application: ApplicationID, by actor: String, note: String?, notice: RenderedNotice, at time: Date
  ) throws(CasebookError) {
    try record(at: time) { db, journal in
      guard let state = try StoredState.find(application, db) else {
        throw CasebookError.unknownApplication(application)
      }
      let status = try StoredState.step(state.status, .cancelled, "cancel", of: application)
      // It tells of the decision that it ends.
      try notice.requireToTell(of: application, .cancelled, decision: state.nextDecision - 1)
      try db.cachedStatement(sql: "UPDATE application SET status = ? WHERE key = ?")
        .execute(arguments: [status.rawValue, state.key])
      let actor = Actor.person(actor)
      try db.cachedStatement(
        sql: "INSERT INTO cancellation (application, note, cancelled_by, cancelled_at) VALUES (?, ?, ?, ?)"
      ).execute(arguments: [state.key, note, actor.text, StoredTime(time).text])
      try StoredNotice.replace(with: notice, of: state, by: actor, at: StoredTime(time), db, &journal)
      try journal.append(
        .cancelled, of: application, by: actor,
        JournalDetail([
          "envelope": .text(journal.salt.envelope(of: notice)),
          "mail": .text(journal.salt.hash("mail", notice.bytes)),
          "note": note.map { .text(journal.salt.hash("note", $0)) },
        ]))
    }
  }
}
