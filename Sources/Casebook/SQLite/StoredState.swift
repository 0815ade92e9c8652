import Foundation
import GRDB
import ReviewDomain

/// What a change of state needs to know of an application, read inside the transaction that changes it.
struct StoredState {
  let key: Int64
  let id: ApplicationID
  let status: ApplicationStatus
  let lease: Lease
  let nextDecision: Int

  /// - Returns: nil when there is no such application.
  static func find(_ id: ApplicationID, _ db: Database) throws -> StoredState? {
    let statement = try db.cachedStatement(
      sql: "SELECT key, status, attempt, holder, lease_until, next_decision FROM application WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id.text]) else { return nil }
    var columns = StoredColumns(row, of: id.text)
    return StoredState(
      key: try columns.number(), id: id, status: try columns.convert(ApplicationStatus.init(rawValue:)),
      lease: try columns.lease(), nextDecision: Int(try columns.number()))
  }

  /// Whether this is still the work that was claimed: not taken over, superseded or decided since.
  func isStillHeld(by claim: Claim) -> Bool {
    status == .received && lease.admits(claim.ticket) && nextDecision == claim.nextDecision
  }

  /// The status after an event; throws `.illegal` where the application's life has no such step.
  static func step(
    _ status: ApplicationStatus, _ event: ApplicationEvent, _ wanted: String, of id: ApplicationID
  ) throws(CasebookError) -> ApplicationStatus {
    do {
      return try status.after(event)
    } catch {
      throw .illegal(id, status: error.status, wanted: wanted)
    }
  }
}
