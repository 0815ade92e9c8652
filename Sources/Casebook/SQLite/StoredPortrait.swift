import Foundation
import GRDB
import ReviewDomain

/// The table `portrait`: what other people's photos are compared with.
enum StoredPortrait {
  /// The columns `person`, `hash` and `face` of an application's row, in their order.
  static func columns(of key: Int64, _ db: Database) throws -> [Data?] {
    let statement = try db.cachedStatement(sql: "SELECT person, hash, face FROM portrait WHERE application = ?")
    guard let row = try Row.fetchOne(statement, arguments: [key]) else { return [] }
    return [Data(String(row[0] as Int64).utf8), row[1], row[2]]
  }

  /// The person of `application AS a`: the key of the first application under that identity number. Keys only grow and
  /// applications are never deleted, so it stays the same.
  static let person = "(SELECT min(p.key) FROM application AS p WHERE p.id_number = a.id_number)"

  static func insert(_ hash: PerceptualHash, face: PerceptualHash?, of key: Int64, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO portrait (application, person, hash, face)
        SELECT a.key, \(person), ?, ? FROM application AS a WHERE a.key = ?
        """
    ).execute(arguments: [Data(hash.bytes), face.map { Data($0.bytes) }, key])
  }
}

extension SQLiteCasebook {
  public func forEachPortrait(inspectedAfter sequence: Int64, _ body: (PortraitFact) throws -> Void) throws {
    // Of all of them the journal need not be asked, which is many times their size.
    let inspections =
      sequence == 0
      ? "portrait AS p JOIN application AS a ON a.key = p.application WHERE ? = 0 ORDER BY p.application"
      : """
      journal AS j JOIN application AS a ON a.id = j.application JOIN portrait AS p ON p.application = a.key
      WHERE j.sequence > ? AND j.event = '\(JournalEvent.inspected.rawValue)' ORDER BY j.sequence
      """
    try stream(
      "SELECT a.id, p.person, p.hash, p.face FROM \(inspections)", [sequence], as: PortraitFact.init, to: body)
  }
}

extension PortraitFact {
  fileprivate init(_ row: Row) throws(CasebookError) {
    var columns = StoredColumns(row)
    let application = try columns.convert(ApplicationID.init(_:))
    let person = PersonKey(rawValue: try columns.number())
    guard let hash = PerceptualHash(bytes: try columns.bytes()) else {
      throw StoredValues.unreadable("hash", of: application.text)
    }
    let face = try columns.optionalBytes().map { bytes throws(CasebookError) in
      guard let face = PerceptualHash(bytes: bytes) else { throw StoredValues.unreadable("face", of: application.text) }
      return face
    }
    self.init(application: application, person: person, hash: hash, face: face)
  }
}
