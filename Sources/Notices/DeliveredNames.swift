import DurableFiles
import Foundation
import Synchronization

/// The names of the messages that lie in a maildir, without what mail readers and relays append to them.
///
/// The folders are listed once: to do so for each message would cost more with every message in them, and which flags a name may end in
/// is for no list to say.
final class DeliveredNames: Sendable {
  private let names = Mutex<Set<String>?>(nil)

  /// - Parameter maildir: its folders exist.
  /// - Throws: `FileFault` when a folder cannot be listed: then nobody knows, and a second copy would be worse than a later one.
  func contains(_ name: String, in maildir: String) throws(FileFault) -> Bool {
    try names.withLock { names throws(FileFault) in
      if let names { return names.contains(name) }
      // In this order: a message that is moved meanwhile is then in one of the two lists.
      let found = try Self.names(in: maildir + "/new").union(Self.names(in: maildir + "/cur"))
      names = found
      return found.contains(name)
    }
  }

  func insert(_ name: String) {
    names.withLock { _ = $0?.insert(name) }
  }

  private static func names(in folder: String) throws(FileFault) -> Set<String> {
    guard let listing = opendir(folder) else { throw FileFault("open", folder) }
    defer { closedir(listing) }
    var names: Set<String> = []
    while let name = try DurableFile.nextName(in: listing, folder) {
      let plain = name.lazy.map { UInt8(bitPattern: $0) }.prefix(while: MaildirTransport.isPlain)
      names.insert(String(decoding: Array(plain), as: UTF8.self))
    }
    return names
  }
}
