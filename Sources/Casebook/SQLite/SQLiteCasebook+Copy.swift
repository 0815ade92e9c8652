import Foundation
import GRDB

extension SQLiteCasebook {
  /// Writes a copy of one moment into a new file, for its owner only, while others go on: their commits wait until it is made.
  ///
  /// - Parameter path: must not exist.
  public func copy(to path: String) throws(CasebookError) {
    try Self.prepareFile(path, create: true)
    do {
      let target = try DatabaseQueue(path: path)
      try queue.backup(to: target)
      try target.close()
    } catch {
      throw CasebookError(error)
    }
  }

  /// Calls `body` with the digests of every application's two pictures that are kept.
  public func forEachPicture(_ body: (String) throws -> Void) throws {
    try stream(
      Self.keptPictures,
      as: { row throws(CasebookError) in
        var columns = StoredColumns(row, of: "a submission")
        return try columns.text()
      }, to: body)
  }
}
