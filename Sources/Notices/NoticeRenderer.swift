import Foundation
import ReviewDomain

/// Writes the mails to applicants as exact bytes: the same input makes the same bytes, for ever.
public struct NoticeRenderer: Sendable {
  private let templates: NoticeTemplates
  private let sender: MailSender
  let messageIDDomain: String
  private let calendar: WorkingCalendar?
  let signer: MailSigner?

  /// - Parameters:
  ///   - messageIDDomain: what stands after the `@` of message IDs; nil for the domain of the sender's address.
  ///   - calendar: tells by which day an answer is promised; nil = no mail names one.
  ///   - signer: nil = mails are not signed.
  /// - Throws: `.messageIDDomain`.
  public init(
    templates: NoticeTemplates, sender: MailSender, messageIDDomain: String? = nil, calendar: WorkingCalendar? = nil,
    signer: MailSigner? = nil
  ) throws(NoticeError) {
    self.calendar = calendar
    self.signer = signer
    let domain = messageIDDomain ?? sender.address.domain
    guard Self.isHostName(domain) else { throw .messageIDDomain }
    self.templates = templates
    self.sender = sender
    self.messageIDDomain = domain
  }

  /// Writes one mail.
  ///
  /// It takes no more about the applicant than the mail may say. A name that would put a link or an identity number into the
  /// mail is left out of it.
  ///
  /// - Parameters:
  ///   - decisionNumber: 0 for the receipt, then 1, 2, …; of a cancellation that of the decision it ends.
  ///   - document: of a residence permit's holder the mail says the same in English below the Chinese.
  ///   - submittedAt: tells the applicant which of several applications is meant.
  ///   - date: the mail's date, to the second.
  public func render(
    _ message: NoticeMessage, application: ApplicationID, decisionNumber: Int, name: PersonName, email: EmailAddress,
    document: IdentityDocumentKind? = nil, submittedAt: Date, at date: Date
  ) throws(NoticeError) -> RenderedNotice {
    guard !email.text.contains("=?") else { throw .recipientAddress }
    let addressee = Self.harmless(name)
    let template = templates[message.kind]
    var values = try Self.values(of: message)
    values.name = addressee ?? "申請人"
    values.submitted = SubmissionTime.text(submittedAt)
    let promised = promise(message.kind, submittedAt: submittedAt, at: date)
    values.promise = promised.map { (SubmissionTime.text($0.day), SubmissionTime.text($0.today)) }
    var texts = [(language: "zh-Hant-TW", text: template.text(with: values))]
    if document == .residencePermit, let twin = templates.english(message.kind) {
      values = try Self.values(of: message, isEnglish: true)
      values.name = addressee ?? "Sir or Madam"
      values.submitted = SubmissionTime.english(submittedAt)
      values.promise = promised.map { (SubmissionTime.english($0.day), SubmissionTime.english($0.today)) }
      texts.append(("en", twin.text(with: values)))
    }
    let body = texts.map(\.text).joined(separator: "\n----------\n\n")
    if let found = ForbiddenText.first(in: body) { throw .forbidden(found, in: .wholeText) }

    let id = MessageID.derive(
      application: application, decisionNumber: decisionNumber, kind: message.kind, templateVersion: template.version,
      domain: messageIDDomain)
    let fields = fields(to: email, named: addressee, subject: template.subject, messageID: id, date: date)
    return RenderedNotice(
      kind: message.kind, application: application, decisionNumber: decisionNumber, recipient: email, messageID: id,
      bytes: try MIMEMessage.bytes(
        fields: fields, text: body, html: templates.page.html(subject: template.subject, texts: texts),
        name: String(id.prefix(20)), signer: signer))
  }

  /// The day by which an answer is promised: to what was sent, or to what is sent again on the day of the mail.
  private func promise(
    _ kind: NoticeKind, submittedAt: Date, at date: Date
  ) -> (day: CivilDate, today: CivilDate)? {
    let today = CivilDate(of: date)
    switch kind {
    case .approved, .cancelled: return nil
    case .received, .rejected, .returned:
      let start = kind == .received ? CivilDate(of: submittedAt) : today
      // Past the calendar's end nobody knows; the mail then tells the number of days alone.
      guard let day = try? calendar?.answerDue(submitted: start) else { return nil }
      return (day, today)
    }
  }

  /// Every field but those of MIME, in their order.
  func fields(
    to email: EmailAddress, named addressee: String?, subject: String, messageID: String, date: Date
  ) -> [HeaderField] {
    [
      .structured("Date", MailDate.text(date)),
      .mailbox("From", displayName: sender.displayName, address: sender.address),
      .mailbox("To", displayName: addressee, address: email),
      .text("Subject", subject),
      .structured("Message-ID", "<\(messageID)>"),
      .structured("Auto-Submitted", "auto-generated"),
      .structured("X-Auto-Response-Suppress", "All"),
    ]
  }

  private static func values(of message: NoticeMessage, isEnglish: Bool = false) throws(NoticeError) -> NoticeValues {
    let reasons: [ToldReason]
    let mentioned: [ToldReason]
    let words: String?
    switch message {
    case .received, .approved, .cancelled:
      return NoticeValues(isEnglish: isEnglish)
    case .rejected(let told, let others, let message): (reasons, mentioned, words) = (told, others, message)
    case .returned(let told): (reasons, mentioned, words) = (told, [], nil)
    }
    guard !reasons.isEmpty else { throw .noReasons }
    for told in reasons + mentioned {
      let reason = told.reason
      guard reason.machineMayReject || reason.reviewerMayReject else { throw .reasonNotForApplicants(reason.code) }
      let (caption, advice) = Self.words(of: told, isEnglish)
      if let found = ForbiddenText.first(in: "\(caption)\n\(advice)") {
        throw .forbidden(found, in: .reason(reason.code))
      }
    }
    let lines = SingleLine.each(of: words ?? "")
    if lines.isEmpty, reasons.contains(where: { $0.reason.code == .other }) { throw .messageMissing }
    let text = lines.joined(separator: "\n")
    if let found = ForbiddenText.first(in: text) { throw .forbidden(found, in: .message) }
    func texts(of told: ToldReason) -> NoticeValues.Reason {
      let (caption, advice) = Self.words(of: told, isEnglish)
      return (caption: SingleLine.of(caption), advice: SingleLine.of(advice))
    }
    return NoticeValues(
      reasons: reasons.map(texts), mentioned: mentioned.map(texts), message: lines.isEmpty ? nil : text,
      isEnglish: isEnglish)
  }

  private static func words(of told: ToldReason, _ isEnglish: Bool) -> (caption: String, advice: String) {
    isEnglish ? told.english : (told.caption, told.advice)
  }

  /// A name as a mail may carry it. A space after each full stop keeps `MA.CRISTINA` from becoming a link in mail readers, and the
  /// dot of indigenous names, which no reader takes for a full stop, those in which another was typed for it.
  ///
  /// - Returns: nil for a name that would still be a link or an identity number: anybody can type one into the form, with
  ///   somebody else's address under it.
  private static func harmless(_ name: PersonName) -> String? {
    let text = SingleLine.of(name.text.withNameDots.replacingOccurrences(of: ".", with: ". "))
    let plain = name.text.precomposedStringWithCompatibilityMapping.replacingOccurrences(of: ".", with: ". ")
    let isHarmless = [text, SingleLine.of(plain)].allSatisfy { ForbiddenText.first(in: $0) == nil }
    return isHarmless && !text.isEmpty ? text : nil
  }

  /// Letters, digits and hyphens between single full stops, short enough for a message ID to be a file name.
  private static func isHostName(_ text: String) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    return text.utf8.count <= 128
      && labels.allSatisfy { label in
        !label.isEmpty
          && label.unicodeScalars.allSatisfy { scalar in
            ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
              || scalar == "-"
          }
      }
  }
}
