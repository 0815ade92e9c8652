import Foundation

/// One part of a message that came in, as far as a report of undelivered mail is read: fields, parts, lines. It is somebody else's text:
/// whatever is no MIME has no fields or no parts.
struct MIMEPart {
  /// By lower-case name; of several the first.
  let fields: [String: String]
  let body: [String]

  /// - Parameter lines: without line ends.
  init(_ lines: some Collection<String>) {
    let head = lines.prefix { !$0.isEmpty }
    fields = Self.fields(in: head)
    body = Array(lines.dropFirst(head.count + 1))
  }

  /// The fields that a block of lines holds; continued lines are joined.
  static func fields(in lines: some Collection<String>) -> [String: String] {
    var unfolded: [String] = []
    for line in lines {
      if line.first == " " || line.first == "\t", !unfolded.isEmpty {
        unfolded[unfolded.count - 1] += " " + line.trimmingCharacters(in: .whitespaces)
      } else {
        unfolded.append(line)
      }
    }
    let pairs = unfolded.compactMap { line -> (String, String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      return (
        line[..<colon].trimmingCharacters(in: .whitespaces).lowercased(),
        line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      )
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// Such as `message/delivery-status`, in lower case.
  var contentType: String {
    (fields["content-type"] ?? "text/plain").prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
  }

  /// A parameter of the content type.
  func parameter(_ name: String) -> String? {
    for piece in (fields["content-type"] ?? "").split(separator: ";").dropFirst() {
      let pair = piece.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      if pair.count == 2, pair[0].lowercased() == name { return pair[1].trimmingCharacters(in: ["\""]) }
    }
    return nil
  }

  /// The parts between the boundaries; none of what is no multipart.
  var parts: [MIMEPart] {
    guard contentType.hasPrefix("multipart/"), let boundary = parameter("boundary"), !boundary.isEmpty else {
      return []
    }
    var parts: [[String]] = []
    for line in body {
      let plain = line.trimmingCharacters(in: .whitespaces)
      if plain == "--\(boundary)--" { break }
      if plain == "--\(boundary)" {
        parts.append([])
      } else if !parts.isEmpty {
        parts[parts.count - 1].append(line)
      }
    }
    return parts.map { MIMEPart($0) }
  }

  /// The body's lines without their transfer encoding.
  var text: [String] {
    switch fields["content-transfer-encoding"]?.lowercased() {
    case "base64":
      let data = Data(base64Encoded: body.joined(), options: .ignoreUnknownCharacters) ?? Data()
      return Self.lines(of: data)
    case "quoted-printable": return Self.lines(of: Self.unquoted(body))
    default: return body
    }
  }

  static func lines(of data: Data) -> [String] {
    String(decoding: data, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// RFC 2045, section 6.7.
  private static func unquoted(_ lines: [String]) -> Data {
    var bytes = Data()
    for line in lines {
      var rest = Array(line.utf8)[...]
      while let byte = rest.popFirst() {
        guard byte == UInt8(ascii: "=") else {
          bytes.append(byte)
          continue
        }
        // A line that ends in it goes on with the next.
        if rest.isEmpty { break }
        if let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) { bytes.append(value) }
        rest = rest.dropFirst(2)
      }
      if line.last != "=" { bytes.append(UInt8(ascii: "\n")) }
    }
    return bytes
  }
}
