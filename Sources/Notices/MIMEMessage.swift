import Foundation

/// A file that goes with a mail.
public struct MailAttachment: Sendable, Hashable {
  /// ASCII letters, digits, hyphens and full stops.
  let name: String
  let html: String

  public init(name: String, html: String) {
    self.name = name
    self.html = html
  }
}

/// A mail as the exact bytes of RFC 5322: ASCII, CRLF, short lines.
enum MIMEMessage {
  /// - Parameters:
  ///   - fields: the fields in their order, without those of MIME.
  ///   - text: lines ended by a line feed, without any carriage return.
  ///   - html: the same for readers that show HTML; nil = text alone.
  ///   - attachment: nil = none.
  ///   - name: tells the mail from all others; letters and digits.
  ///   - signer: nil = unsigned.
  static func bytes(
    fields: [HeaderField], text: String, html: String? = nil, attachment: MailAttachment? = nil, name: String = "",
    signer: MailSigner? = nil
  ) throws(NoticeError) -> Data {
    let head = (fields + [.structured("MIME-Version", "1.0")]).map(\.rendered).joined()
    let plain = leaf("text/plain; charset=utf-8", Data(canonical(text).utf8))
    let content = html.map { html in
      multipart(
        "multipart/alternative", "=_a\(name)", [plain, leaf("text/html; charset=utf-8", Data(canonical(html).utf8))])
    }
    let words = content ?? plain
    let entity =
      attachment.map { attachment in
        let file = leaf(
          "text/html; charset=utf-8", Data(canonical(attachment.html).utf8),
          further: "Content-Disposition: attachment; filename=\"\(attachment.name)\"\r\n")
        return multipart("multipart/mixed", "=_m\(name)", [words, file])
      } ?? words
    guard let signer else { return Data("\(head)\(entity)".utf8) }
    let signature = leaf(
      "application/pkcs7-signature; name=smime.p7s", try signer.signature(of: Data(entity.utf8)),
      further: "Content-Disposition: attachment; filename=smime.p7s\r\n")
    // The line end before a boundary belongs to the boundary (RFC 1847), and the entity's own to what was signed.
    let signed = multipart(
      "multipart/signed; protocol=\"application/pkcs7-signature\";\r\n micalg=sha-256", "=_s\(name)",
      ["\(entity)\r\n", signature])
    return Data("\(head)\(signed)".utf8)
  }

  /// In the canonical form of text (RFC 2045, section 6.8) lines end in CRLF before they are encoded.
  private static func canonical(_ text: String) -> String { text.replacingOccurrences(of: "\n", with: "\r\n") }

  private static func leaf(_ type: String, _ content: Data, further: String = "") -> String {
    let encoded = content.base64EncodedString(
      options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
    return "Content-Type: \(type)\r\nContent-Transfer-Encoding: base64\r\n\(further)\r\n\(encoded)\r\n"
  }

  /// - Parameter boundary: begins with `=_`, which no line of base64 does.
  private static func multipart(_ type: String, _ boundary: String, _ parts: [String]) -> String {
    "Content-Type: \(type);\r\n boundary=\"\(boundary)\"\r\n\r\n"
      + parts.map { "--\(boundary)\r\n\($0)" }.joined() + "--\(boundary)--\r\n"
  }
}
