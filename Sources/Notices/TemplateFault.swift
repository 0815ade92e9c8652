/// One thing wrong with a template of rules/mail, for whoever edits it.
public struct TemplateFault: Sendable, Hashable, CustomStringConvertible {
  /// The file's name, such as `rejected.mustache`.
  public let file: String
  /// From 1; nil where the fault is of the whole file.
  public let line: Int?
  public let problem: TemplateProblem

  public var description: String {
    [file, line.map(String.init)].compactMap { $0 }.joined(separator: ":") + ": \(problem)"
  }
}

/// Everything wrong with the templates, at once.
public struct TemplateFaults: Error, Sendable, Hashable, CustomStringConvertible {
  public let faults: [TemplateFault]

  public var description: String { faults.map(\.description).joined(separator: "\n") }
}

/// What can be wrong with a template.
public enum TemplateProblem: Sendable, Hashable, CustomStringConvertible {
  case unreadable
  case notUTF8
  case controlCharacter
  case noSubject
  case emptySubject
  case secondSubject
  case tagInSubject
  /// A line above the first empty one that is no subject.
  case notAHeader
  case emptyBody
  case tagNotClosed
  /// `}}` without `{{`.
  case strayBraces
  /// A kind of tag that other Mustache templates may use and these may not.
  case unsupportedTag(String)
  case unknownTag(String, known: [String])
  /// A known tag where it means nothing.
  case misplacedTag(String, belongsIn: String)
  /// A section inside one that does not always appear.
  case hiddenSection(String, in: String)
  case sectionNotClosed(String)
  /// An end that does not belong to the section last begun.
  case wrongSectionEnd(String)
  /// Without this tag the mail would keep something from the applicant.
  case missingTag(String)
  case forbidden(ForbiddenText)
  /// The template library's own words, for what the checks above let through.
  case mustache(String)

  public var description: String {
    switch self {
    case .unreadable: "the file is missing or cannot be read"
    case .notUTF8: "the file is not text in UTF-8"
    case .controlCharacter: "the line contains an invisible control character"
    case .noSubject: "the first line must be the subject, such as `Subject: 【中央健康保險署】…`, and an empty line must follow"
    case .emptySubject: "the subject is empty"
    case .secondSubject: "there is a second subject"
    case .tagInSubject: "the subject cannot contain tags"
    case .notAHeader: "above the first empty line only `Subject: …` may stand"
    case .emptyBody: "there is no text under the subject"
    case .tagNotClosed: "the tag is not closed by }} on its line"
    case .strayBraces: "}} closes no tag"
    case .unsupportedTag(let tag): "{{\(tag)}} is a kind of tag that is not supported here"
    case .unknownTag(let tag, let known): "{{\(tag)}} is unknown; known here: \(known.joined(separator: ", "))"
    case .misplacedTag(let tag, let section):
      "{{\(tag)}} means something only between {{#\(section)}} and {{/\(section)}}"
    case .hiddenSection(let section, let outer):
      "{{#\(section)}} stands inside {{#\(outer)}}, and would be left out or repeated with it"
    case .sectionNotClosed(let section): "{{#\(section)}} is never closed by {{/\(section)}}"
    case .wrongSectionEnd(let section): "{{/\(section)}} does not close the section begun last"
    case .missingTag(let tag): "{{\(tag)}} must stand in the text"
    case .forbidden(let text): "the line contains \(text); the agency's mails never do"
    case .mustache(let words): words
    }
  }
}
