import DurableFiles
import Foundation

/// The way out of the inbox for what has been dealt with: one rename, lest a night that dies while it deletes leave half a bundle, which
/// the next would refuse as faulty.
struct InboxExit {
  let home: HomeFolder
  /// Whether inbox/ is on another file system than the home folder.
  private let isApart: Bool

  init(home: HomeFolder) {
    self.home = home
    isApart = DurableFile.areApart(home.inbox.path, home.url.path)
  }

  /// - Returns: where it is now, to be deleted there.
  func take(_ name: String) throws(FileFault) -> URL {
    let folder = isApart ? home.takenInBesideInbox : home.takenIn
    try DurableFile.makeFolder(folder.path)
    let leaving = FreeName.of(name, in: folder)
    try DurableFile.move(home.inbox.appending(path: name).path, to: leaving.path)
    return leaving
  }

  /// What nights that died had no time to delete.
  func leftovers() throws -> [URL] {
    try DurableFile.makeFolder(home.takenIn.path)
    return try (isApart ? [home.takenIn, home.takenInBesideInbox] : [home.takenIn]).flatMap { folder -> [URL] in
      guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
      return try FileManager.default.contentsOfDirectory(atPath: folder.path).map { folder.appending(path: $0) }
    }
  }
}
