import Foundation
import GRDB
import ReviewDomain

/// What the journal tells of.
enum JournalEvent: String {
  case registered
  case superseded
  case inspected
  case referred
  case approved
  case rejected
  case cancelled
  case returned
  case noticeSent = "notice_sent"
  case noticeDeferred = "notice_deferred"
  case noticeFailed = "notice_failed"
  case noticeUnknown = "notice_unknown"
  case picturesDeleted = "pictures_deleted"
  case personErased = "person_erased"
  case seen
  case exported
  case noticeWithdrawn = "notice_withdrawn"
  /// A person has it sent again.
  case noticeRequeued = "notice_requeued"
  /// The answer of another system came later: it was not delivered.
  case noticeBounced = "notice_bounced"
  case undone
  /// An approval is to be read again.
  case chosenToReadAgain = "chosen_to_read_again"
  case readAgain = "read_again"
  /// A senior lets an approval stand that its second reader would have rejected.
  case upheld
}

/// Appends to the journal within one write transaction.
///
/// It reads the chain's head once: nobody else can append before that transaction ends.
struct JournalWriter {
  private let db: Database
  private let at: String
  private var sequence: Int64
  private var hash: Data
  let salt: JournalSalt

  init(_ db: Database, salt: JournalSalt, at time: StoredTime) throws {
    self.db = db
    self.salt = salt
    at = time.text
    sequence = 0
    hash = Data()
    let statement = try db.cachedStatement(sql: "SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1")
    if let head = try Row.fetchOne(statement) {
      var columns = StoredColumns(head, of: "the journal")
      sequence = try columns.number()
      hash = try columns.bytes()
    }
  }

  mutating func append(
    _ event: JournalEvent, of application: ApplicationID, by actor: Actor, _ detail: JournalDetail = JournalDetail()
  ) throws {
    let detail = detail.canonicalJSON
    sequence += 1
    hash = JournalEncoding.hash(
      sequence: sequence, at: at, actor: actor.text, event: event.rawValue, application: application.text,
      detail: detail,
      after: hash)
    try db.cachedStatement(
      sql: "INSERT INTO journal (sequence, at, actor, event, application, detail, hash) VALUES (?, ?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [sequence, at, actor.text, event.rawValue, application.text, detail, hash])
  }
}
