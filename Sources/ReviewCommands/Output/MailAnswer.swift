import Casebook
import Foundation
import Notices
import ReviewDomain

/// One mail as its applicant reads it.
struct MailAnswer: Answer {
  /// Its number in `mail list`; absent for one that was not recorded.
  let number: Int64?
  let application: String
  let kind: NoticeKind
  let to: String
  let status: DeliveryStatus?
  /// The status told finer, as in `mail list`.
  let phase: String?
  let createdAt: Date?
  let subject: String
  let body: String

  /// For people.
  private let phaseInWords: String?

  private enum CodingKeys: CodingKey {
    case number, application, kind, to, status, phase, createdAt, subject, body
  }

  init(_ notice: RenderedNotice) throws {
    try self.init(notice, number: nil, status: nil, phase: nil, createdAt: nil)
  }

  init(_ entry: OutboxEntry, at time: Date) throws {
    try self.init(
      entry.notice, number: entry.id, status: entry.status, phase: entry.phase(at: time), createdAt: entry.createdAt)
  }

  private init(
    _ notice: RenderedNotice, number: Int64?, status: DeliveryStatus?, phase: DeliveryPhase?, createdAt: Date?
  ) throws {
    guard let content = NoticeContent(notice) else {
      throw CommandFailure(.inputOutput, "the stored mail to \(notice.application) cannot be read")
    }
    self.number = number
    application = notice.application.text
    kind = notice.kind
    to = notice.recipient.masked
    self.status = status
    self.phase = phase?.name
    phaseInWords = phase?.words
    self.createdAt = createdAt
    subject = content.subject
    body = content.body
  }

  func text() -> String {
    var head = TextTable(header: ["application", application])
    head.add(["to", to])
    head.add(["status", phaseInWords.map { "\($0), mail \(number ?? 0)" } ?? "not recorded"])
    if let createdAt { head.add(["created", createdAt.inTaiwan]) }
    head.add(["subject", subject])
    return head.text() + "\n"
      + body.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).strippedOfControls }.joined(separator: "\n")
  }
}
