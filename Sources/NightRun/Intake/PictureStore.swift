import Crypto
import DurableFiles
import Foundation
import ReviewDomain

/// The pictures of a home folder under their own digests: `pictures/ab/cd/SHA256.jpg`. The same picture is stored once.
public struct PictureStore: Sendable {
  let folder: URL

  public init(folder: URL) {
    self.folder = folder
  }

  /// Stores a picture durably.
  ///
  /// - Returns: its SHA-256 in lower-case hexadecimal digits.
  package func store(_ data: Data) throws(FileFault) -> String {
    let digest = Hexadecimal.text(SHA256.hash(data: data))
    let target = url(of: digest)
    let inner = target.deletingLastPathComponent()
    if FileManager.default.fileExists(atPath: target.path) {
      // The run that put it there may have died before this line.
      try DurableFile.syncFolder(inner.path)
      return digest
    }
    try DurableFile.makeFolder(inner.deletingLastPathComponent().path)
    try DurableFile.makeFolder(inner.path)
    try DurableFile.replace(target.path, with: data)
    return digest
  }

  /// Where the picture of a digest is. The ending is always `.jpg`; what a picture is shows in its first bytes.
  public func url(of digest: String) -> URL {
    folder.appending(path: "\(digest.prefix(2))/\(digest.dropFirst(2).prefix(2))/\(digest).jpg")
  }
}
