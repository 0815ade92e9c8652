import Foundation

/// A plain text mail as the exact bytes of RFC 5322: ASCII, CRLF, short lines.
enum MIMEMessage {
  /// - Parameters:
  ///   - fields: the fields in their order, without those of MIME.
  ///   - body: lines ended by a line feed, without any carriage return.
  static func bytes(fields: [HeaderField], body: String) -> Data {
    let mime = [
      HeaderField.structured("MIME-Version", "1.0"),
      .structured("Content-Type", "text/plain; charset=utf-8"),
      .structured("Content-Transfer-Encoding", "base64"),
    ]
    let head = (fields + mime).map(\.rendered).joined()
    // In the canonical form of text (RFC 2045, section 6.8) lines end in CRLF before they are encoded.
    let text = Data(body.replacingOccurrences(of: "\n", with: "\r\n").utf8)
    let encoded = text.base64EncodedString(
      options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
    return Data("\(head)\r\n\(encoded)\r\n".utf8)
  }
}
