import AgencyRules
import Casebook
import Foundation
import Notices
import ReviewDomain
import Yams

/// What config.yaml says of mail.
public struct MailSettings: Sendable, Hashable {
  public let sender: EmailAddress
  public let senderName: String
  /// Seconds for which the mail of a reviewer's decision is held.
  public let hold: TimeInterval
  public let schedule: RetrySchedule
  public let way: MailWay
  /// Nil where mails are not signed.
  public let signer: MailSigner?
  /// Supervisors to whom each night's digest goes.
  public let digest: [EmailAddress]

  /// - Returns: nil with faults where something is wrong.
  init?(_ node: Node?, relativeTo home: URL, by reader: inout YAMLReader) {
    guard let node, let mail = node.mapping else {
      reader.fault("`mail` with `from` and `sender_name` is missing", at: node)
      return nil
    }
    reader.refuseUnknownKeys(
      of: mail,
      known: [
        "from", "sender_name", "undo_minutes", "retry_minutes", "give_up_days", "transport", "smtp", "sendmail",
        "sign", "digest",
      ])
    way = MailWay(of: mail, relativeTo: home, by: &reader)
    let name = reader.text("sender_name", of: mail, in: node)
    let sender = Self.address("from", of: mail, in: node, by: &reader)
    let longest = PostponedNotices.longestPause / 60
    hold = 60 * Self.number("undo_minutes", of: mail, from: 0, to: longest, fallback: 10, by: &reader)
    schedule = RetrySchedule(
      pauses: Self.pauses(of: mail, atMost: longest, by: &reader) ?? RetrySchedule.standard.pauses,
      giveUpAfter: 86_400 * Self.number("give_up_days", of: mail, from: 1, to: 30, fallback: 5, by: &reader))
    signer = Self.signer(mail["sign"], relativeTo: home, by: &reader)
    digest = (reader.texts("digest", of: mail) ?? []).compactMap { text in
      do {
        return try EmailAddress(typed: text)
      } catch {
        reader.fault("`digest` holds what is no e-mail address: \(error)", at: mail["digest"])
        return nil
      }
    }
    guard let sender, let name else { return nil }
    self.sender = sender
    senderName = name
  }

  private static func address(
    _ key: String, of mail: Node.Mapping, in node: Node, by reader: inout YAMLReader
  ) -> EmailAddress? {
    guard let text = reader.text(key, of: mail, in: node) else { return nil }
    do {
      return try EmailAddress(typed: text)
    } catch {
      reader.fault("`\(key)` is no e-mail address we can send from: \(error)", at: mail[key])
      return nil
    }
  }

  private static func signer(_ node: Node?, relativeTo home: URL, by reader: inout YAMLReader) -> MailSigner? {
    guard let node else { return nil }
    guard let sign = node.mapping else {
      reader.fault("`sign` must hold `certificate` and `key`", at: node)
      return nil
    }
    reader.refuseUnknownKeys(of: sign, known: ["certificate", "key", "chain"])
    func file(_ key: String, isSecret: Bool = false) -> URL? {
      guard let path = reader.text(key, of: sign, in: node) else { return nil }
      let file = URL(filePath: path, relativeTo: home).absoluteURL
      if let problem = isSecret ? MailWay.problem(ofSecret: file) : MailWay.problem(of: file) {
        reader.fault(problem, at: sign[key])
      }
      return file
    }
    let certificate = file("certificate")
    let key = file("key", isSecret: true)
    let chain = sign["chain"] == nil ? nil : file("chain")
    guard let certificate, let key else { return nil }
    return MailSigner(certificate: certificate, key: key, chain: chain)
  }

  static func number(
    _ key: String, of mail: Node.Mapping, from lowest: Double, to highest: Double, fallback: Double,
    by reader: inout YAMLReader
  ) -> Double {
    guard let node = mail[key] else { return fallback }
    if let number = node.plainNumber, (lowest...highest).contains(number) { return number }
    reader.fault("`\(key)` must be a number from \(Int(lowest)) to \(Int(highest))", at: node)
    return fallback
  }

  private static func pauses(
    of mail: Node.Mapping, atMost longest: Double, by reader: inout YAMLReader
  ) -> [TimeInterval]? {
    let key = "retry_minutes"
    guard let node = mail[key] else { return nil }
    let numbers = node.sequence?.map { $0.plainNumber ?? 0 } ?? []
    guard !numbers.isEmpty, numbers.allSatisfy({ (1...longest).contains($0) }) else {
      reader.fault("`\(key)` must be numbers from 1 to \(Int(longest)) in brackets, such as [20, 20, 150]", at: node)
      return nil
    }
    return numbers.map { 60 * $0 }
  }
}

extension MailSettings {
  /// What takes an office's mail.
  ///
  /// - Parameter transcript: told of what is said to a relay.
  package func transport(
    for home: HomeFolder, transcript: (@Sendable (String) -> Void)? = nil
  ) -> any MailTransport {
    switch way {
    case .maildir: MaildirTransport(directory: home.outbox)
    case .smtp(let settings): SMTPTransport(settings, sender: sender, transcript: transcript)
    case .sendmail(let program): SendmailTransport(program: program, sender: sender)
    }
  }
}
