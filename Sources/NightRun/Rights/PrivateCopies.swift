import CLinux
import DurableFiles
import Foundation

/// Copies of pictures in a folder of their own that one person can open, until they are removed.
///
/// Whoever is served through sudo is another than the account that the program runs as, which owns the copies; an entry in the access
/// control list of each (acl(5)) lets that person read them, and nobody else.
public final class PrivateCopies {
  public let folder: URL
  private let reader: uid_t?

  /// - Parameters:
  ///   - reader: who may read them beside the account itself; nil = nobody.
  ///   - parent: where the folder is made; everybody may pass through it.
  /// - Throws: `FileFault`, also where the file system has no access control lists and there is somebody to let in.
  public init(for reader: uid_t?, in parent: URL = URL(filePath: "/tmp")) throws(FileFault) {
    self.reader = reader
    Self.sweep(parent)
    var template = Array(parent.appending(path: "\(Self.prefix)\(getpid())-XXXXXX").path.utf8CString)
    guard mkdtemp(&template) != nil else {
      throw FileFault("make a folder in", parent.path)
    }
    folder = URL(filePath: String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
    do throws(FileFault) {
      try admit(to: folder, bits: 5)
    } catch {
      remove()
      throw error
    }
  }

  /// - Parameter name: of the copy.
  public func add(_ picture: URL, as name: String) throws(FileFault) -> URL {
    let copy = folder.appending(path: name)
    let bytes: Data
    do { bytes = try Data(contentsOf: picture) } catch { throw FileFault("read", picture.path) }
    try? FileManager.default.removeItem(at: copy)
    guard FileManager.default.createFile(atPath: copy.path, contents: bytes, attributes: [.posixPermissions: 0o600])
    else { throw FileFault("write", copy.path) }
    try admit(to: copy, bits: 4)
    return copy
  }

  /// Takes folder and copies away.
  public func remove() { try? FileManager.default.removeItem(at: folder) }

  private static let prefix = "card-review-pictures-"

  /// Takes away what programs of this account have left that were killed.
  private static func sweep(_ parent: URL) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? [] where name.hasPrefix(prefix) {
      guard let process = pid_t(name.dropFirst(prefix.count).prefix { $0 != "-" }), kill(process, 0) != 0,
        errno == ESRCH
      else { continue }
      let left = parent.appending(path: name)
      if HomeFolder.status(of: left.path)?.st_uid == geteuid() { try? FileManager.default.removeItem(at: left) }
    }
  }

  /// Lets the reader read.
  ///
  /// - Parameter bits: as in a mode: 4 for a file, 5 for a folder.
  private func admit(to url: URL, bits: UInt16) throws(FileFault) {
    guard let reader else { return }
    // The format of linux/posix_acl_xattr.h: a version, then tag, permissions and person of each entry, in little endian.
    let (owner, person, group, mask, other): (UInt16, UInt16, UInt16, UInt16, UInt16) = (0x01, 0x02, 0x04, 0x10, 0x20)
    let entries: [(tag: UInt16, bits: UInt16, id: UInt32)] = [
      (owner, bits | 2, .max), (person, bits, reader), (group, 0, .max), (mask, bits, .max), (other, 0, .max),
    ]
    func bytes(_ number: some FixedWidthInteger) -> [UInt8] { withUnsafeBytes(of: number.littleEndian) { Array($0) } }
    let list = bytes(UInt32(2)) + entries.flatMap { bytes($0.tag) + bytes($0.bits) + bytes($0.id) }
    guard setxattr(url.path, "system.posix_acl_access", list, list.count, 0) == 0 else {
      throw FileFault("let one person read", url.path)
    }
  }
}
