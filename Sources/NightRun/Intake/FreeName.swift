import Foundation

/// Finds names that are not taken.
enum FreeName {
  /// Bytes that a name may have (NAME_MAX of Linux's file systems).
  private static let longest = 255

  /// The name itself, or with a number where something in the folder has it already; cut where the number would make it too long.
  ///
  /// - Parameter isUsable: whether what has the name may be used nevertheless.
  static func of(_ name: String, in folder: URL, orOneThat isUsable: (URL) -> Bool = { _ in false }) -> URL {
    var candidate = folder.appending(path: name)
    var number = 2
    while (try? FileManager.default.attributesOfItem(atPath: candidate.path)) != nil, !isUsable(candidate) {
      let ending = "-\(number)"
      var beginning = name[...]
      while beginning.utf8.count + ending.utf8.count > longest { beginning.removeLast() }
      candidate = folder.appending(path: beginning + ending)
      number += 1
    }
    return candidate
  }
}
