import Crypto
import Foundation
import ReviewDomain

/// The name of a message, the same whenever the same decision is rendered with the same template, so that a repeat is
/// recognised by whoever gets it twice.
enum MessageID {
  /// Base32 of the SHA-256 over the four facts, at the domain; without angle brackets.
  static func derive(
    application: ApplicationID, decisionNumber: Int, kind: NoticeKind, templateVersion: String, domain: String
  ) -> String {
    // None of the facts can contain a line feed.
    let facts = [application.text, String(decisionNumber), kind.rawValue, templateVersion].joined(separator: "\n")
    return Base32.encode(SHA256.hash(data: Data(facts.utf8))) + "@" + domain
  }
}
