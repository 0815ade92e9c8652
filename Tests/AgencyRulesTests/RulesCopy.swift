import Foundation

/// A copy of the shipped rules in a temporary folder, to be spoiled by a test.
final class RulesCopy {
  let url: URL

  init() throws {
    let shipped = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../rules")
      .standardizedFileURL
    url = FileManager.default.temporaryDirectory.appending(path: "rules-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: shipped, to: url)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  func write(_ text: String, to file: String) throws {
    try Data(text.utf8).write(to: url.appending(path: file))
  }
}
