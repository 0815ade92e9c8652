import DurableFiles
import Foundation
import ReviewDomain

/// Delivery into a maildir: a file a message, complete or absent, named for its message ID.
///
/// A message goes to `tmp/`, is synced, moves to `new/` by one rename, and the folder is synced. A second delivery of the
/// same message finds the first one's file, also after a mail reader or a relay has moved it to `cur/` or given it flags, and leaves
/// it alone. What a crash leaves in `tmp/` is never read, and written over when the message is delivered again.
///
/// One value serves one night: it looks once at what earlier nights delivered.
public struct MaildirTransport: MailTransport {
  private let root: String
  private let delivered = DeliveredNames()

  /// - Parameter directory: the maildir; made with its three folders at the first delivery, for its owner only.
  public init(directory: URL) {
    root = directory.path
  }

  public var repeatsAreHarmless: Bool { true }

  /// Every failure is temporary: the message is fine, somebody has to look after the disk.
  public func deliver(_ notice: RenderedNotice) -> DeliveryOutcome {
    guard let name = Self.fileName(messageID: notice.messageID) else {
      return .permanent(detail: "the message ID cannot be a file name")
    }
    do {
      try makeFolders()
      if try !delivered.contains(name, in: root) {
        try DurableFile.replace("\(root)/new/\(name)", by: "\(root)/tmp/\(name)", with: notice.bytes)
        delivered.insert(name)
      }
      // Also for a message found: the process that moved it may have died before this line.
      try DurableFile.syncFolder(root + "/new")
      return .sent(detail: "")
    } catch {
      return .temporary(detail: "\(error)")
    }
  }

  /// The message ID itself, so that the file of a message is found by looking; nil when a file or a maildir cannot bear it.
  package static func fileName(messageID: String) -> String? {
    // 255 bytes are a file name's limit; `cur/` appends to it.
    guard messageID.utf8.allSatisfy(isPlain), (1...200).contains(messageID.utf8.count), messageID.first != "." else {
      return nil
    }
    return messageID
  }

  private func makeFolders() throws(FileFault) {
    for folder in ["", "/tmp", "/new", "/cur"] {
      try DurableFile.makeFolder(root + folder)
    }
  }

  /// What a message's name is made of. What mail readers and relays append to it begins with another character, such as `:2,S` or
  /// `,S=1234`.
  static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "@"):
      true
    default: false
    }
  }
}
