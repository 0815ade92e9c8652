import DurableFiles
import Foundation
import ReviewDomain

/// refused/: bundles that could not be taken in, each whole and with a `refused.txt` that says why.
package struct RefusedFolder {
  package static let reasonFile = "refused.txt"
  let home: HomeFolder

  package init(home: HomeFolder) {
    self.home = home
  }

  /// Moves `inbox/NAME` to refused/. Where that name is taken, a number is added.
  ///
  /// The reason is written before the move, so that what stands in refused/ always says why. A plain file, a link or a folder in
  /// which nothing can be written is put into a folder of its own beside the reason.
  ///
  /// - Returns: where it is now, a folder with the reason in it.
  package func take(_ name: String, because faults: [FormFault]) throws(FileFault) -> URL {
    let source = home.inbox.appending(path: name)
    let text = Data(Self.text(of: faults).utf8)
    let isApart = DurableFile.areApart(home.inbox.path, home.refused.path)
    // A night that died may have copied it already.
    func isCopied(to copy: URL) -> Bool {
      isApart && FileManager.default.contentsEqual(atPath: source.path, andPath: copy.path)
    }
    let target: URL
    // The folder with the reason in it.
    let place: URL
    if isFolder(source), try canHold(text, source) {
      target = FreeName.of(name, in: home.refused, orOneThat: isCopied)
      place = target
    } else {
      place = FreeName.of(name, in: home.refused) { isUnfinished($0) || isCopied(to: $0.appending(path: name)) }
      try DurableFile.makeFolder(place.path)
      try DurableFile.replace(place.appending(path: Self.reasonFile).path, with: text)
      target = place.appending(path: name)
    }
    guard isApart else {
      try DurableFile.moveKeeping(source.path, to: target.path)
      return place
    }
    if !isCopied(to: target) {
      clearUnfinished()
      try DurableFile.copy(source.path, to: unfinished.path)
      try DurableFile.moveKeeping(unfinished.path, to: target.path)
    }
    let leaving = try InboxExit(home: home).take(name)
    // What cannot be deleted is out of the way; the next night tries again.
    try? DurableFile.remove(leaving.path)
    return place
  }

  /// Where a bundle of another file system is copied before it gets its name.
  private var unfinished: URL { home.refused.appending(path: ".unfinished") }

  /// Deletes the half of a copy that a night left which died.
  func clearUnfinished() {
    try? FileManager.default.removeItem(at: unfinished)
  }

  /// Writes the reason into a bundle.
  ///
  /// - Returns: false where its sender left a folder that takes no such file, or a file of that name; a disk that fails is no fault of
  ///   the bundle's.
  private func canHold(_ text: Data, _ folder: URL) throws(FileFault) -> Bool {
    let file = folder.appending(path: Self.reasonFile)
    // One of ours is there where a bundle was sent again as it was, or a night died before the move.
    if let there = try? Data(contentsOf: file), !there.starts(with: Self.beginning.utf8) { return false }
    do {
      try DurableFile.replace(file.path, with: text)
      return true
    } catch {
      guard [EACCES, EPERM, EROFS, EEXIST, EISDIR, ENOTEMPTY].contains(error.errno) else { throw error }
      return false
    }
  }

  /// Whether a folder is one that a night made to put something into and then died.
  private func isUnfinished(_ folder: URL) -> Bool {
    guard isFolder(folder), let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
      return false
    }
    return names.allSatisfy { $0.hasPrefix(Self.reasonFile) }
  }

  private func isFolder(_ url: URL) -> Bool {
    var status = stat()
    return lstat(url.path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static let beginning = "This bundle was not taken in:\n"

  package static func text(of faults: [FormFault]) -> String {
    let lines = faults.map { "- \($0)\n" }
    return Self.beginning + lines.joined() + "Mend it and put it into inbox/ again.\n"
  }
}
