/// One answer of an SMTP server (RFC 5321, section 4.2), perhaps of several lines.
struct SMTPReply: Sendable, Hashable {
  /// From 200 to 599.
  let code: Int
  /// The enhanced status code (RFC 3463), such as `5.1.1`; nil where the server gives none.
  let status: String?
  /// Each line's text without its code.
  let lines: [String]

  /// The server's words in one line.
  var words: String { "\(code) " + lines.joined(separator: " ") }

  var isPositive: Bool { code < 300 }

  /// The first reply in what has come so far.
  ///
  /// - Parameter received: loses the bytes of the reply that is returned.
  /// - Returns: nil while its last line has not come.
  /// - Throws: `NoReply` where what has come is no reply.
  static func take(from received: inout [UInt8]) throws(NoReply) -> SMTPReply? {
    var lines: [String] = []
    var code: Int?
    var rest = received[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      var line = rest[..<end]
      if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
      rest = rest[(end + 1)...]
      let digits = line.prefix(3)
      guard digits.count == 3, let number = Int(String(decoding: digits, as: UTF8.self)), (200...599).contains(number),
        code == nil || code == number
      else { throw NoReply() }
      code = number
      let mark = line.dropFirst(3).first
      guard mark == nil || mark == UInt8(ascii: " ") || mark == UInt8(ascii: "-") else { throw NoReply() }
      lines.append(String(decoding: line.dropFirst(4), as: UTF8.self))
      if mark == UInt8(ascii: "-") { continue }
      received = Array(rest)
      return SMTPReply(code: number, status: status(in: lines.last ?? ""), lines: lines)
    }
    // No reply is that long, whatever the server is.
    if received.count > 65_536 { throw NoReply() }
    return nil
  }

  /// What came is not SMTP.
  struct NoReply: Error {}

  private static func status(in text: String) -> String? {
    text.prefixMatch(of: /([245]\.[0-9]{1,3}\.[0-9]{1,3})(?: |$)/).map { String($0.1) }
  }
}
