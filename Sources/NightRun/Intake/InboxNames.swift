import Crypto
import DurableFiles
import Foundation
import ReviewDomain

/// Gives bundles whose names are no UTF-8, as old zip programs leave them in Big5, a name that can be written down. What the folder of a
/// bundle is called means nothing.
enum InboxNames {
  static func mend(in inbox: URL) throws(FileFault) {
    guard let folder = opendir(inbox.path) else { throw FileFault("open", inbox.path) }
    defer { closedir(folder) }
    var broken: [[CChar]] = []
    while let name = try DurableFile.nextName(in: folder, inbox.path) {
      // What begins with a dot is still being written.
      if name.first != CChar(UInt8(ascii: ".")), String(validating: name.dropLast(), as: UTF8.self) == nil {
        broken.append(name)
      }
    }
    for name in broken {
      let digest = Hexadecimal.text(SHA256.hash(data: name.dropLast().map(UInt8.init(bitPattern:))).prefix(8))
      let mended = FreeName.of("undecodable-\(digest)", in: inbox)
      guard renameat(dirfd(folder), name, dirfd(folder), mended.lastPathComponent) == 0 else {
        throw FileFault("move to", mended.path)
      }
    }
  }
}
