import Foundation
import ReviewDomain

/// The way of one mail over an open SMTP link as a pure machine: replies and losses in, commands and at last an outcome out.
struct SMTPDialogue {
  enum Action: Hashable {
    /// Send this, then wait for the reply.
    case send(command: String, SMTPStage)
    /// Send the message, dot-stuffed and ended, then wait for the reply.
    case sendMessage
    case end(DeliveryOutcome, Link)
  }

  /// What becomes of the link.
  enum Link: Hashable {
    case clean
    /// A mail was begun on it and not ended: it has to be reset before the next.
    case soiled
    case lost
  }

  private let notice: RenderedNotice
  private let sender: EmailAddress
  private let server: SMTPCapabilities
  private(set) var stage: SMTPStage
  /// Whether the final dot has gone out.
  private var hasEnded = false

  /// - Parameter isSoiled: whether a mail was begun on the link and not ended.
  init(_ notice: RenderedNotice, from sender: EmailAddress, over server: SMTPCapabilities, isSoiled: Bool) {
    self.notice = notice
    self.sender = sender
    self.server = server
    stage = isSoiled ? .reset : .sender
  }

  mutating func begin() -> Action {
    if let limit = server.sizeLimit, notice.bytes.count > limit {
      return .end(
        .permanent(detail: "the mail has \(notice.bytes.count) bytes, and the relay takes at most \(limit)"),
        stage == .reset ? .soiled : .clean)
    }
    return stage == .reset ? .send(command: "RSET", .reset) : mailFrom()
  }

  /// A reply has come.
  mutating func receive(_ reply: SMTPReply) -> Action {
    if let outcome = reply.outcome(at: stage, words: Self.words(reply, about: notice.recipient)) {
      return .end(outcome, link(after: reply))
    }
    switch stage {
    case .reset: return mailFrom()
    case .sender:
      stage = .recipient
      let parameters = server.reportsDelivery ? " NOTIFY=FAILURE" : ""
      return .send(command: "RCPT TO:<\(notice.recipient.text)>\(parameters)", .recipient)
    case .recipient:
      stage = .data
      return .send(command: "DATA", .data)
    case .data, .message:
      stage = .message
      return .sendMessage
    }
  }

  /// The final dot has gone out: from here on only the reply tells whether the mail was taken.
  mutating func ended() {
    stage = .message
    hasEnded = true
  }

  /// The link was lost, or stayed silent for too long, or said what is no reply.
  mutating func lose(_ why: String) -> Action {
    .end(hasEnded ? .unknown(detail: why) : .interrupted(detail: why), .lost)
  }

  private mutating func mailFrom() -> Action {
    stage = .sender
    var command = "MAIL FROM:<\(sender.text)>"
    if server.sizeLimit != nil { command += " SIZE=\(notice.bytes.count)" }
    // A report names the mail by this, and repeats its headers only (RFC 3461).
    if server.reportsDelivery { command += " RET=HDRS ENVID=\(notice.messageID)" }
    return .send(command: command, .sender)
  }

  private func link(after reply: SMTPReply) -> Link {
    if reply.code == 421 { return .lost }
    switch stage {
    // A refused MAIL begins nothing, and the reply to the message ends it.
    case .sender, .message: return .clean
    case .reset, .recipient, .data: return .soiled
    }
  }

  /// The server's words as they may be kept: in one line, not too long, with the address masked.
  static func words(_ reply: SMTPReply, about recipient: EmailAddress) -> String {
    let plain = String(SingleLine.of(reply.words).prefix(400))
    return plain.replacingOccurrences(of: recipient.text, with: recipient.masked, options: .caseInsensitive)
  }

  /// The message as it goes over the link: a dot before each line that begins with one (RFC 5321, section 4.5.2), without the end.
  static func dotStuffed(_ message: Data) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(message.count + 64)
    var isLineStart = true
    for byte in message {
      if isLineStart, byte == UInt8(ascii: ".") { bytes.append(byte) }
      bytes.append(byte)
      isLineStart = byte == UInt8(ascii: "\n")
    }
    return bytes
  }
}

/// What a server says it can do (RFC 5321, section 4.1.1.1).
struct SMTPCapabilities: Sendable, Hashable {
  /// The largest message in bytes (RFC 1870); nil where it names none, or has no such limit.
  var sizeLimit: Int?
  /// DSN, RFC 3461.
  var reportsDelivery = false

  init(_ hello: SMTPReply? = nil) {
    for line in hello?.lines.dropFirst() ?? [] {
      let words = line.uppercased().split(separator: " ")
      switch words.first {
      case "SIZE": sizeLimit = words.dropFirst().first.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
      case "DSN": reportsDelivery = true
      default: break
      }
    }
  }
}
