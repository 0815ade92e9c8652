import Crypto
import Foundation
import ReviewDomain

/// Turns personal data into salted hashes for the journal.
///
/// The salt is made with the database and stays in it: an exported or printed journal tells nothing of a person, while
/// somebody who holds the database, and so the persons' data themselves, can still show that an entry speaks of them.
struct JournalSalt: Sendable {
  private let key: SymmetricKey

  init(_ bytes: Data) {
    key = SymmetricKey(data: bytes)
  }

  /// The bytes of a new salt.
  static func random() -> Data {
    SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
  }

  /// Lower-case hexadecimal HMAC-SHA256 over the label, a zero byte and the data; the label keeps equal data of
  /// different meaning apart.
  func hash(_ label: String, _ data: some DataProtocol) -> String {
    var code = HMAC<SHA256>(key: key)
    code.update(data: Data(label.utf8))
    code.update(data: [0] as [UInt8])
    code.update(data: data)
    return Hexadecimal.text(code.finalize())
  }

  func hash(_ label: String, _ text: String) -> String {
    hash(label, Data(text.utf8))
  }

  /// Of several columns: each as its length in decimal digits, a colon and its bytes; a null as a hyphen.
  func hash(_ label: String, columns: [Data?]) -> String {
    hash(label, columns.reduce(into: Data()) { $0 += $1.map { Data("\($0.count):".utf8) + $0 } ?? Data("-".utf8) })
  }

  /// Of what a mail's row holds beside its bytes.
  func envelope(of notice: RenderedNotice) -> String {
    hash("envelope", columns: [Data(notice.recipient.text.utf8), Data(notice.messageID.utf8)])
  }
}
