import Foundation
import Mustache

/// The page in which readers of HTML see a mail: the text's own paragraphs, and nothing that the text does not say.
///
/// The tags are `{{subject}}`, and `{{#paragraphs}}…{{/paragraphs}}` around `{{language}}` and `{{#lines}}…{{/lines}}`, which is around
/// `{{line}}`. Values are escaped.
struct NoticePage: Sendable {
  static let fileName = "page.html.mustache"

  private let template: MustacheTemplate

  /// - Throws: everything that is wrong, at once.
  init(text: String, file: String) throws(TemplateFaults) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { TemplateLine(number: $0.offset + 1, text: String($0.element)) }
    let tags = TemplateTag.all(in: lines)
    let problems =
      lines.flatMap { line in line.problems.map { (line.number as Int?, $0) } }
      + tags.faults.map { ($0.line as Int?, $0.problem) } + TemplateVocabulary.page.problems(of: tags.tags)
    guard problems.isEmpty else {
      throw TemplateFaults(
        faults: problems.sorted { ($0.0 ?? .max) < ($1.0 ?? .max) }
          .map { TemplateFault(file: file, line: $0.0, problem: $0.1) })
    }
    do {
      template = try MustacheTemplate(string: "{{% CONTENT_TYPE: HTML}}\n" + text)
    } catch {
      throw TemplateFaults(faults: [TemplateFault(file: file, line: nil, problem: .mustache("\(error)"))])
    }
  }

  /// - Parameter texts: each with its language, such as `en`; paragraphs have an empty line between.
  func html(subject: String, texts: [(language: String, text: String)]) -> String {
    let paragraphs = texts.flatMap { language, text in
      text.components(separatedBy: "\n\n").map { paragraph in
        paragraph.split(separator: "\n").map { ["line": String($0)] }
      }.filter { !$0.isEmpty }.map { ["language": language, "lines": $0] as [String: Any] }
    }
    return template.render(["subject": subject, "paragraphs": paragraphs] as [String: Any])
  }
}
