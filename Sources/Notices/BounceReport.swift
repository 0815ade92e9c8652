import Foundation

/// A report that a mail was not delivered (RFC 3464), in the forms of Postfix, Exchange, Gmail and others. Only fields are read, never
/// prose.
public struct BounceReport: Sendable, Hashable {
  /// Of the mail that it speaks of, without angle brackets, most trustworthy first: the headers that it repeats, the envelope's name,
  /// what it answers.
  public let messageIDs: [String]
  /// Such as `5.1.1` (RFC 3463).
  public let status: String
  /// Whether it is the address that was refused, for good: it does not exist, or takes no mail any more.
  public var isOfAddress: Bool { Self.deadAddress.contains(status) }

  /// X.1.1 to X.1.3, X.1.6 and X.1.10: no such mailbox, host or address, moved, no mail host; X.2.1: the mailbox is shut.
  private static let deadAddress: Set<String> = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"]

  /// - Parameter message: as it lies in a maildir.
  /// - Returns: nil for anything but a report of a final failure.
  public init?(_ message: Data) {
    let root = MIMEPart(MIMEPart.lines(of: message))
    guard root.contentType == "multipart/report", root.parameter("report-type")?.lowercased() == "delivery-status",
      let report = root.parts.first(where: { $0.contentType == "message/delivery-status" })
    else { return nil }
    let blocks = report.text.split(whereSeparator: { $0.trimmingCharacters(in: .whitespaces).isEmpty })
      .map { MIMEPart.fields(in: $0) }
    let failed = blocks.first { $0["action"]?.lowercased() == "failed" }
    guard let failed, let status = failed["status"].flatMap({ $0.firstMatch(of: /[245]\.[0-9]{1,3}\.[0-9]{1,3}/) })
    else { return nil }
    self.status = String(status.0)
    let original = root.parts.first {
      ["message/rfc822", "text/rfc822-headers", "message/rfc822-headers"].contains($0.contentType)
    }
    .map { MIMEPart($0.text.drop { $0.isEmpty }).fields }
    let candidates = [
      original?["message-id"], blocks.compactMap { $0["original-envelope-id"] }.first, root.fields["in-reply-to"],
      root.fields["references"]?.split(separator: " ").last.map(String.init),
    ]
    messageIDs = candidates.compactMap { text in
      text.map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "<> \t")) }
    }.filter { !$0.isEmpty }
    if messageIDs.isEmpty { return nil }
  }
}
