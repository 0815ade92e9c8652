import DurableFiles
import Foundation
import ReviewDomain

/// Delivery into a maildir: a file a message, complete or absent, named for its message ID.
///
/// A message goes to `tmp/`, is synced, moves to `new/` by one rename, and the folder is synced. A second delivery of the
/// same message finds the first one's file, also after a mail reader has moved it to `cur/`, and leaves it alone. What a crash
/// leaves in `tmp/` is never read, and written over when the message is delivered again.
public struct MaildirTransport: MailTransport {
  private let root: String

  /// - Parameter directory: the maildir; made with its three folders at the first delivery, for its owner only.
  public init(directory: URL) {
    root = directory.path
  }

  /// Every failure is temporary: the message is fine, somebody has to look after the disk.
  public func deliver(_ notice: RenderedNotice) -> DeliveryOutcome {
    guard let name = Self.fileName(messageID: notice.messageID) else {
      return .permanent(detail: "the message ID cannot be a file name")
    }
    do {
      try makeFolders()
      if !isDelivered(name) {
        try DurableFile.replace("\(root)/new/\(name)", by: "\(root)/tmp/\(name)", with: notice.bytes)
      }
      // Also for a message found: the process that moved it may have died before this line.
      try DurableFile.syncFolder(root + "/new")
      return .sent
    } catch {
      return .temporary(detail: error.description)
    }
  }

  /// The message ID itself, so that the file of a message is found by looking; nil when a file or a maildir cannot bear it.
  package static func fileName(messageID: String) -> String? {
    let plain = messageID.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "@"):
        true
      default: false
      }
    }
    // 255 bytes are a file name's limit; `cur/` appends to it.
    guard plain, (1...200).contains(messageID.utf8.count), messageID.first != "." else { return nil }
    return messageID
  }

  private func makeFolders() throws(FileFault) {
    for folder in ["", "/tmp", "/new", "/cur"] {
      try DurableFile.makeFolder(root + folder)
    }
  }

  private func isDelivered(_ name: String) -> Bool {
    let places =
      ["\(root)/new/\(name)", "\(root)/cur/\(name)"] + Self.readerSuffixes.map { "\(root)/cur/\(name)\($0)" }
    return places.contains { access($0, F_OK) == 0 }
  }

  /// What mail readers append in `cur/`: `:2,` and any of the six flags in ASCII order. Looking for each costs 64 look-ups;
  /// listing the folder would cost more with every message in it.
  private static let readerSuffixes: [String] = (0..<64).map { subset in
    ":2," + String("DFPRST".enumerated().compactMap { subset >> $0.offset & 1 == 1 ? $0.element : nil })
  }
}
