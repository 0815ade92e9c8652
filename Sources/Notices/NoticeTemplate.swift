import Crypto
import Foundation
import Mustache
import ReviewDomain

/// The template of one mail: `Subject: …`, an empty line, then the text with its tags.
///
/// The tags are `{{name}}`, `{{submitted}}` (when the application was sent), and for a rejection or return `{{#reasons}}…{{/reasons}}` around `{{ordinal}}`, `{{caption}}` and
/// `{{advice}}`, for a rejection `{{#mentioned}}…{{/mentioned}}` once around `{{#mentions}}…{{/mentions}}`, which is around the same three, and
/// `{{#message}}…{{/message}}` around `{{message}}`; for these and a receipt `{{#promise}}…{{/promise}}` around `{{promise}}` (the day by which an answer is
/// promised) and `{{today}}`, where the office calendar tells. `{{! … }}` is a comment. Values are put in as they are: the mail is
/// plain text, and a value is never read as a template.
package struct NoticeTemplate: Sendable {
  package let subject: String
  /// Hexadecimal SHA-256 of the template; a changed template makes another mail.
  package let version: String
  private let body: MustacheTemplate

  /// - Parameters:
  ///   - text: the file's content; a byte order mark and CRLF line ends are taken as an editor's habit.
  ///   - file: the file's name, for faults.
  /// - Throws: everything that is wrong, at once.
  package init(_ kind: NoticeKind, text: String, file: String) throws(TemplateFaults) {
    let unmarked = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    let plain = unmarked.replacingOccurrences(of: "\r\n", with: "\n")
    let parts = TemplateParts(plain)
    let tags = TemplateTag.all(in: parts.body)
    let problems =
      parts.problems + tags.faults.map { ($0.line, $0.problem) } + TemplateVocabulary(kind).problems(of: tags.tags)
    guard problems.isEmpty else {
      throw TemplateFaults(
        faults: problems.sorted { ($0.line ?? .max) < ($1.line ?? .max) }
          .map { TemplateFault(file: file, line: $0.line, problem: $0.problem) })
    }
    subject = parts.subject
    version = Hexadecimal.text(SHA256.hash(data: Data(plain.utf8)))
    do {
      // Mustache escapes for HTML unless told that the text is plain.
      body = try MustacheTemplate(string: "{{% CONTENT_TYPE: TEXT}}\n" + parts.bodyText)
    } catch {
      throw TemplateFaults(faults: [TemplateFault(file: file, line: nil, problem: .mustache("\(error)"))])
    }
  }

  /// The text of a mail, its lines ended by line feeds.
  func text(with values: NoticeValues) -> String {
    body.render(values.context)
  }
}

/// What the tags of a template stand for.
struct NoticeValues {
  typealias Reason = (caption: String, advice: String)

  var name = ""
  var submitted = ""
  var reasons: [Reason] = []
  var mentioned: [Reason] = []
  var message: String?
  /// Until when an answer is promised, and the day of the mail; nil where nobody can tell.
  var promise: (day: String, today: String)?
  var isEnglish = false

  fileprivate var context: [String: Any] {
    var context: [String: Any] = [
      "name": name, "submitted": submitted, "reasons": numbered(reasons),
    ]
    if !mentioned.isEmpty { context["mentioned"] = ["mentions": numbered(mentioned)] as [String: Any] }
    context["message"] = message
    if let promise { context["promise"] = ["promise": promise.day, "today": promise.today] }
    return context
  }

  private func numbered(_ reasons: [Reason]) -> [[String: String]] {
    reasons.enumerated().map { index, reason in
      [
        "ordinal": isEnglish ? String(index + 1) : ChineseOrdinal.text(index + 1), "caption": reason.caption,
        "advice": reason.advice,
      ]
    }
  }
}
