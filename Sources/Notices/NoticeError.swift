import ReviewDomain

/// Why a mail cannot be written. No case carries text of the applicant's or about them.
public enum NoticeError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The domain for message IDs is not a host name of at most 128 characters.
  case messageIDDomain
  /// The applicant's address reads as an encoded word of RFC 2047, which readers may decode into something else.
  case recipientAddress
  /// A rejection or return without any reason.
  case noReasons
  /// Neither the machine nor a reviewer may reject for it, so it is nothing to tell an applicant.
  case reasonNotForApplicants(ReasonCode)
  /// The reason `other` tells nothing without a message.
  case messageMissing
  case forbidden(ForbiddenText, in: Field)
  /// openssl(1) does not sign with the certificate and key that config.yaml names.
  case signing

  /// Where in a mail something stands.
  public enum Field: Sendable, Hashable {
    case message
    case reason(ReasonCode)
    /// Only the parts together read as such a thing.
    case wholeText
  }

  public var description: String {
    switch self {
    case .messageIDDomain: "the domain for message IDs must be a host name of at most 128 characters"
    case .recipientAddress: "the applicant's address contains =?, which mail readers would decode"
    case .noReasons: "a rejection or return needs at least one reason"
    case .reasonNotForApplicants(let code): "the reason \(code) is not one to tell an applicant"
    case .messageMissing: "the reason other needs a message that tells the applicant what is wrong"
    case .signing:
      "openssl cannot sign it; see that `sign` in config.yaml names a certificate and its key, and that openssl is installed"
    case .forbidden(let text, let field): "\(field) contains \(text): the agency's mails never do"
    }
  }
}

extension NoticeError.Field: CustomStringConvertible {
  public var description: String {
    switch self {
    case .message: "the message"
    case .reason(let code): "the reason \(code)"
    case .wholeText: "the mail's text"
    }
  }
}
