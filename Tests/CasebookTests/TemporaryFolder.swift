import Casebook
import Foundation

/// A folder of a test's own, removed when the test lets go of it.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("casebook-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  func path(_ name: String = "review.sqlite") -> String {
    url.appendingPathComponent(name).path
  }

  /// A new casebook in the folder, or the one that is there.
  func casebook(_ name: String = "review.sqlite", busyTimeout: TimeInterval = 10) throws -> SQLiteCasebook {
    try SQLiteCasebook(path: path(name), create: true, busyTimeout: busyTimeout)
  }
}
