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
  package func take(_ name: String, because faults: [FormFault]) throws(FileFault) {
    let source = home.inbox.appending(path: name)
    let text = Data(Self.text(of: faults).utf8)
    if isFolder(source), try canHold(text, source) {
      try DurableFile.moveKeeping(source.path, to: FreeName.of(name, in: home.refused).path)
    } else {
      let wrapper = FreeName.of(name, in: home.refused, orOneThat: isUnfinished)
      try DurableFile.makeFolder(wrapper.path)
      try DurableFile.replace(wrapper.appending(path: Self.reasonFile).path, with: text)
      try DurableFile.moveKeeping(source.path, to: wrapper.appending(path: name).path)
    }
  }

  /// Writes the reason into a bundle.
  ///
  /// - Returns: false where its sender left a folder that takes no such file; a disk that fails is no fault of the bundle's.
  private func canHold(_ text: Data, _ folder: URL) throws(FileFault) -> Bool {
    do {
      try DurableFile.replace(folder.appending(path: Self.reasonFile).path, with: text)
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

  package static func text(of faults: [FormFault]) -> String {
    let lines = faults.map { "- \($0)\n" }
    return "This bundle was not taken in:\n" + lines.joined() + "Mend it and put it into inbox/ again.\n"
  }
}
