import GRDB
import ReviewDomain

/// A decision with its notice, the machine's or a reviewer's, on its way into the database: the one place where
/// decision, outbox row and journal entry are written together.
struct StoredDecision {
  let decision: Decision
  let reasons: [ReasonCode]
  let message: String?
  let note: String?
  let actor: Actor
  let notice: RenderedNotice
  /// When the mail may go; nil = at once.
  var mailDue: StoredTime?
  /// Which share of such approvals is read again.
  var secondReadShare = 0.0
  /// How long a person looked before.
  var seconds: Int?

  /// Joins to `application AS a` the decision `d` that stands, as far as one does.
  static let standing = """
    LEFT JOIN decision AS d ON d.application = a.key AND d.number = a.next_decision - 1
      AND a.status NOT IN ('received', 'inspected', 'referred', 'superseded')
    """

  /// Writes the three. The application's own row is the caller's.
  func insert(_ state: StoredState, at time: StoredTime, _ db: Database, _ journal: inout JournalWriter) throws {
    try notice.requireToTell(of: state.id, kind, decision: state.nextDecision)
    guard reasons.isEmpty == (decision == .approve) else {
      throw CasebookError.inconsistent("\(state.id): a rejection or return needs a reason, and an approval has none")
    }
    try db.cachedStatement(
      sql: """
        INSERT INTO decision (application, number, decision, reasons, message, note, decided_by, decided_at, seconds)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      state.key, state.nextDecision, decision.rawValue, StoredValues.text(reasons, of: state.id), message, note,
      actor.text, time.text, seconds,
    ])
    try StoredNotice.replace(with: notice, of: state, by: actor, at: time, due: mailDue, db, &journal)
    try journal.append(
      event, of: state.id, by: actor,
      JournalDetail([
        "decision": .number(state.nextDecision),
        "envelope": .text(journal.salt.envelope(of: notice)),
        "mail": .text(journal.salt.hash("mail", notice.bytes)),
        "message": message.map { .text(journal.salt.hash("message", $0)) },
        "note": note.map { .text(journal.salt.hash("note", $0)) },
        "reasons": decision == .approve ? nil : .texts(reasons.map(\.rawValue)),
        "seconds": seconds.map { .number($0) },
      ]))
    if decision == .approve, secondReadShare > 0 {
      try SQLiteCasebook.choose(state, share: secondReadShare, by: actor, at: time, db, &journal)
    }
  }

  private var kind: NoticeKind {
    switch decision {
    case .approve: .approved
    case .reject: .rejected
    case .return: .returned
    }
  }

  private var event: JournalEvent {
    switch decision {
    case .approve: .approved
    case .reject: .rejected
    case .return: .returned
    }
  }
}
