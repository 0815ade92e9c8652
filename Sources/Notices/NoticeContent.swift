import Foundation
import ReviewDomain

/// What an applicant reads in a mail, out of its bytes: those that are stored and sent, not another rendering.
public struct NoticeContent: Sendable, Hashable {
  public let subject: String
  /// Lines ended by line feeds.
  public let body: String

  private static let leaf = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"

  /// - Returns: nil when the bytes are no mail of `NoticeRenderer`.
  public init?(_ notice: RenderedNotice) {
    let text = String(decoding: notice.bytes, as: UTF8.self)
    guard let end = text.range(of: "\r\n\r\n"), let start = text.range(of: Self.leaf) else { return nil }
    // Up to the next part, or to the end of a mail of one part.
    let encoded = text[start.upperBound...]
    let part = encoded.range(of: "\r\n--").map { encoded[..<$0.lowerBound] } ?? encoded
    guard let body = Data(base64Encoded: String(part), options: .ignoreUnknownCharacters) else { return nil }
    let head = text[..<end.lowerBound].replacingOccurrences(of: "\r\n ", with: " ").components(separatedBy: "\r\n")
    let key = "Subject: "
    guard let subject = head.first(where: { $0.hasPrefix(key) }) else { return nil }
    self.subject = EncodedWord.text(of: String(subject.dropFirst(key.count)))
    self.body = String(decoding: body, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
  }
}
