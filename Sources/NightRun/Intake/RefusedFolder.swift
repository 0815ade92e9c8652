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
    if isFolder(source), (try? DurableFile.replace(source.appending(path: Self.reasonFile).path, with: text)) != nil {
      try DurableFile.moveKeeping(source.path, to: freeName(name).path)
    } else {
      let wrapper = freeName(name)
      try DurableFile.makeFolder(wrapper.path)
      try DurableFile.replace(wrapper.appending(path: Self.reasonFile).path, with: text)
      try DurableFile.moveKeeping(source.path, to: wrapper.appending(path: name).path)
    }
  }

  private func freeName(_ name: String) -> URL {
    var candidate = home.refused.appending(path: name)
    var number = 2
    while (try? FileManager.default.attributesOfItem(atPath: candidate.path)) != nil {
      candidate = home.refused.appending(path: "\(name)-\(number)")
      number += 1
    }
    return candidate
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
