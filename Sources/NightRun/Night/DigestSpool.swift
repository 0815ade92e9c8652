import DurableFiles
import Foundation
import Notices
import ReviewDomain

/// Digests of nights that wait to be handed over, each a file in reports/digests: the recipient on the first line, then the mail.
struct DigestSpool {
  /// Seconds after which one that nobody took is old news.
  private static let longest: TimeInterval = 5 * 86_400

  private let folder: String

  init(_ home: HomeFolder) { folder = home.reports.path + "/digests" }

  func put(_ mail: OfficeMail, name: String) throws(FileFault) {
    try DurableFile.makeFolder(folder)
    try DurableFile.replace("\(folder)/\(name)", with: Data("\(mail.recipient.text)\n".utf8) + mail.bytes)
  }

  /// Hands over what waits, as far as the relay takes it. One whose run dies before its file is gone goes out again.
  ///
  /// - Returns: why one waits on; nil where none does.
  func deliver(by transport: any MailTransport, at time: Date) -> String? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted() where !name.hasSuffix(".new") {
      let file = "\(folder)/\(name)"
      guard let mail = Self.mail(in: file, name: name) else {
        unlink(file)
        continue
      }
      switch transport.deliver(mail) {
      case .sent, .permanent, .deadAddress, .unknown: unlink(file)
      case .temporary(let why), .interrupted(let why), .unavailable(let why), .misconfigured(let why):
        if isOld(file, at: time) { unlink(file) }
        return why
      }
    }
    return nil
  }

  private static func mail(in file: String, name: String) -> OfficeMail? {
    guard let bytes = try? Data(contentsOf: URL(filePath: file)), let end = bytes.firstIndex(of: UInt8(ascii: "\n")),
      let recipient = try? EmailAddress(typed: String(decoding: bytes[..<end], as: UTF8.self))
    else { return nil }
    return OfficeMail(to: recipient, name: name, bytes: Data(bytes[(end + 1)...]))
  }

  private func isOld(_ file: String, at time: Date) -> Bool {
    let written = (try? FileManager.default.attributesOfItem(atPath: file))?[.modificationDate] as? Date
    return written.map { time.timeIntervalSince($0) > Self.longest } ?? true
  }
}
