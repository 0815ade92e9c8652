import Foundation
import ReviewDomain

/// The templates of all mails, checked.
public struct NoticeTemplates: Sendable {
  private let received: NoticeTemplate
  private let approved: NoticeTemplate
  private let rejected: NoticeTemplate
  private let cancelled: NoticeTemplate
  private let returned: NoticeTemplate

  /// Reads `received.mustache`, `approved.mustache`, `rejected.mustache`, `cancelled.mustache` and
  /// `returned.mustache`.
  ///
  /// - Parameter directory: such as rules/mail.
  /// - Throws: every fault of every file, at once.
  public init(directory: URL) throws(TemplateFaults) {
    try self.init { kind in
      let file = directory.appendingPathComponent(Self.fileName(kind))
      guard let bytes = try? Data(contentsOf: file) else { return .failure(.unreadable) }
      guard let text = String(validating: bytes, as: UTF8.self) else { return .failure(.notUTF8) }
      return .success(text)
    }
  }

  /// Takes templates whose texts were read before, such as the ones kept with a rule set.
  public init(texts: [NoticeKind: String]) throws(TemplateFaults) {
    try self.init { kind in texts[kind].map { .success($0) } ?? .failure(.unreadable) }
  }

  /// The file of a mail's template.
  public static func fileName(_ kind: NoticeKind) -> String {
    kind.rawValue + ".mustache"
  }

  package subscript(kind: NoticeKind) -> NoticeTemplate {
    switch kind {
    case .received: received
    case .approved: approved
    case .rejected: rejected
    case .cancelled: cancelled
    case .returned: returned
    }
  }

  private init(read: (NoticeKind) -> ReadResult) throws(TemplateFaults) {
    var faults: [TemplateFault] = []
    func load(_ kind: NoticeKind) -> NoticeTemplate? {
      let file = Self.fileName(kind)
      switch read(kind) {
      case .failure(let problem):
        faults.append(TemplateFault(file: file, line: nil, problem: problem))
      case .success(let text):
        do throws(TemplateFaults) {
          return try NoticeTemplate(kind, text: text, file: file)
        } catch {
          faults += error.faults
        }
      }
      return nil
    }
    let (received, approved) = (load(.received), load(.approved))
    let (rejected, cancelled, returned) = (load(.rejected), load(.cancelled), load(.returned))
    guard let received, let approved, let rejected, let cancelled, let returned else {
      throw TemplateFaults(faults: faults)
    }
    self.received = received
    self.approved = approved
    self.rejected = rejected
    self.cancelled = cancelled
    self.returned = returned
  }

  private enum ReadResult {
    case success(String)
    case failure(TemplateProblem)
  }
}
