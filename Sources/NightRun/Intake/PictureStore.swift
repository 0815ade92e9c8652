import Crypto
import DurableFiles
import Foundation
import ReviewDomain

/// The pictures of a home folder under their own digests: `pictures/ab/cd/SHA256.jpg`. The same picture is stored once, and
/// what its name says shows whether it is still the picture that was sent.
public struct PictureStore: Sendable {
  let folder: URL

  public init(folder: URL) {
    self.folder = folder
  }

  /// Stores a picture durably, also over one that has been damaged since.
  ///
  /// - Returns: its SHA-256 in lower-case hexadecimal digits.
  package func store(_ data: Data) throws(FileFault) -> String {
    let digest = Hexadecimal.text(SHA256.hash(data: data))
    let target = url(of: digest)
    let inner = target.deletingLastPathComponent()
    if fault(of: digest) == nil {
      // The run that put it there may have died before this line.
      try DurableFile.syncFolder(inner.path)
      return digest
    }
    try DurableFile.makeFolder(inner.deletingLastPathComponent().path)
    try DurableFile.makeFolder(inner.path)
    try DurableFile.replace(target.path, with: data)
    return digest
  }

  /// What is wrong with a stored picture, continuing a sentence that begins with it; nil where it is what was sent, byte for byte.
  package func fault(of digest: String) -> String? {
    // Once more where it fails, as with a worker: what fails once may be a hiccup.
    let first = try? digestStored(as: digest)
    do throws(FileFault) {
      let found = if let first { first } else { try digestStored(as: digest) }
      return found == digest ? nil : "is damaged: its SHA-256 is not the one in its name"
    } catch {
      return "cannot be read: \(String(cString: strerror(error.errno)))"
    }
  }

  private func digestStored(as digest: String) throws(FileFault) -> String {
    let path = url(of: digest).path
    // O_NONBLOCK: opening a FIFO must not wait for a writer.
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw FileFault("open", path) }
    defer { close(file) }
    var hash = SHA256()
    try DurableFile.read(file, path) { piece in piece.withUnsafeBytes { hash.update(bufferPointer: $0) } }
    return Hexadecimal.text(hash.finalize())
  }

  /// Where the picture of a digest is. The ending is always `.jpg`; what a picture is shows in its first bytes.
  public func url(of digest: String) -> URL {
    folder.appending(path: "\(digest.prefix(2))/\(digest.dropFirst(2).prefix(2))/\(digest).jpg")
  }
}
