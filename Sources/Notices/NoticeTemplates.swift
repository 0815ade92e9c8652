import Foundation
import ReviewDomain

/// The templates of all mails, checked.
public struct NoticeTemplates: Sendable {
  private let received: NoticeTemplate
  private let approved: NoticeTemplate
  private let rejected: NoticeTemplate
  private let cancelled: NoticeTemplate
  private let returned: NoticeTemplate
  /// The same below the Chinese for applicants with a residence permit.
  private let english: [NoticeKind: NoticeTemplate]
  let page: NoticePage

  /// Reads `received.mustache`, `approved.mustache`, `rejected.mustache`, `cancelled.mustache` and
  /// `returned.mustache`, the same in the folder `english`, and `page.html.mustache`.
  ///
  /// - Parameter directory: such as rules/mail.
  /// - Throws: every fault of every file, at once.
  public init(directory: URL) throws(TemplateFaults) {
    try self.init { name in
      let file = directory.appendingPathComponent(name)
      guard let bytes = try? Data(contentsOf: file) else { return .failure(.unreadable) }
      guard let text = String(validating: bytes, as: UTF8.self) else { return .failure(.notUTF8) }
      return .success(text)
    }
  }

  /// Takes templates whose texts were read before.
  ///
  /// - Parameter texts: by the files' names.
  package init(texts: [String: String]) throws(TemplateFaults) {
    try self.init { name in texts[name].map { .success($0) } ?? .failure(.unreadable) }
  }

  /// The file of a mail's template.
  public static func fileName(_ kind: NoticeKind, isEnglish: Bool = false) -> String {
    (isEnglish ? "english/" : "") + kind.rawValue + ".mustache"
  }

  /// The names of all files, those in the folder `english` with it.
  package static let fileNames =
    NoticeKind.allCases.flatMap { [fileName($0), fileName($0, isEnglish: true)] } + [NoticePage.fileName]

  func english(_ kind: NoticeKind) -> NoticeTemplate? { english[kind] }

  package subscript(kind: NoticeKind) -> NoticeTemplate {
    switch kind {
    case .received: received
    case .approved: approved
    case .rejected: rejected
    case .cancelled: cancelled
    case .returned: returned
    }
  }

  private init(read: (String) -> ReadResult) throws(TemplateFaults) {
    var faults: [TemplateFault] = []
    func load<Value>(_ file: String, _ make: (String) throws(TemplateFaults) -> Value) -> Value? {
      switch read(file) {
      case .failure(let problem):
        faults.append(TemplateFault(file: file, line: nil, problem: problem))
      case .success(let text):
        do throws(TemplateFaults) {
          return try make(text)
        } catch {
          faults += error.faults
        }
      }
      return nil
    }
    func load(_ kind: NoticeKind, isEnglish: Bool = false) -> NoticeTemplate? {
      let file = Self.fileName(kind, isEnglish: isEnglish)
      return load(file) { text throws(TemplateFaults) in try NoticeTemplate(kind, text: text, file: file) }
    }
    let (received, approved) = (load(.received), load(.approved))
    let (rejected, cancelled, returned) = (load(.rejected), load(.cancelled), load(.returned))
    let english = Dictionary(
      uniqueKeysWithValues: NoticeKind.allCases.compactMap { kind in load(kind, isEnglish: true).map { (kind, $0) } })
    let page = load(NoticePage.fileName) { text throws(TemplateFaults) in
      try NoticePage(text: text, file: NoticePage.fileName)
    }
    guard faults.isEmpty, let received, let approved, let rejected, let cancelled, let returned, let page else {
      throw TemplateFaults(faults: faults)
    }
    self.received = received
    self.approved = approved
    self.rejected = rejected
    self.cancelled = cancelled
    self.returned = returned
    self.english = english
    self.page = page
  }

  private enum ReadResult {
    case success(String)
    case failure(TemplateProblem)
  }
}
