import Foundation

/// What a mail's way over SMTP waits for.
enum SMTPStage: Sendable, Hashable {
  /// Forgetting the mail before.
  case reset
  case sender
  case recipient
  case data
  /// After the final dot.
  case message

  /// Seconds that RFC 5321, section 4.5.3.2, gives the server to answer.
  var patience: TimeInterval {
    switch self {
    case .reset, .sender, .recipient: 5 * 60
    case .data: 2 * 60
    case .message: 10 * 60
    }
  }

  /// Seconds without progress while the message itself is sent.
  static let blockPatience: TimeInterval = 3 * 60
}

extension SMTPReply {
  /// What a reply means for the mail; nil where its way goes on.
  ///
  /// - Parameter words: the server's, without the recipient's address.
  func outcome(at stage: SMTPStage, words: String) -> DeliveryOutcome? {
    // The server closes the link, whatever it was asked for: nobody is to go on now.
    if code == 421 { return stage == .message ? .interrupted(detail: words) : .unavailable(detail: words) }
    switch stage {
    case .reset: return isPositive ? nil : .unavailable(detail: words)
    case .sender:
      switch code {
      case ..<400: return isPositive ? nil : .unavailable(detail: words)
      case 400..<500: return .unavailable(detail: words)
      // The message is too large for this server.
      case 552: return .permanent(detail: words)
      default: return .misconfigured(detail: words)
      }
    case .recipient:
      if isPositive { return nil }
      if code < 500 { return .temporary(detail: words) }
      return refusalOfRecipient(words)
    case .data:
      if code == 354 { return nil }
      return code < 500 ? .temporary(detail: words) : refusalOfMessage(words)
    case .message:
      if isPositive { return .sent(detail: words) }
      return code < 500 ? .temporary(detail: words) : refusalOfMessage(words)
    }
  }

  private func refusalOfRecipient(_ words: String) -> DeliveryOutcome {
    // Policy (RFC 3463, X.7.X), such as a relay that does not know this office: no fault of the address.
    if status?.hasPrefix("5.7.") == true { return .temporary(detail: words) }
    switch (code, status) {
    // The order of commands, or a command that is not known: no fault of the address either.
    case (500, _), (502...504, nil): return .misconfigured(detail: words)
    case (_, "5.1.7"?), (_, "5.1.8"?): return .misconfigured(detail: words)
    // The mailbox is full, or takes no message of this kind.
    case (552, _), (_, "5.2.2"?), (_, "5.2.3"?): return .permanent(detail: words)
    default: return .deadAddress(status: status ?? String(code), detail: words)
    }
  }

  private func refusalOfMessage(_ words: String) -> DeliveryOutcome {
    status?.hasPrefix("5.7.") == true ? .temporary(detail: words) : .permanent(detail: words)
  }
}
