import Foundation

/// One `{{…}}` of a template.
struct TemplateTag: Hashable {
  enum Role: Hashable {
    case value
    /// `{{#…}}`
    case sectionStart
    /// `{{/…}}`
    case sectionEnd
    /// `{{!…}}`
    case comment
    /// Any other kind that Mustache knows.
    case unsupported
  }

  let role: Role
  /// Without the sign of its role; of unsupported ones the whole inside.
  let name: String
  let line: Int

  /// Reads all tags of a text.
  ///
  /// A tag must be closed on the line it is opened on, comments too, so that a forgotten brace is found where it is.
  static func all(in lines: [TemplateLine]) -> (tags: [TemplateTag], faults: [(line: Int, problem: TemplateProblem)]) {
    var tags: [TemplateTag] = []
    var faults: [(line: Int, problem: TemplateProblem)] = []
    for line in lines {
      var rest = line.text[...]
      while let start = rest.range(of: "{{") {
        if rest[..<start.lowerBound].contains("}}") { faults.append((line.number, .strayBraces)) }
        rest = rest[start.upperBound...]
        guard let end = rest.range(of: "}}") else {
          faults.append((line.number, .tagNotClosed))
          break
        }
        // `{{{…}}}` ends one brace later.
        let isTriple = rest.hasPrefix("{") && rest[end.upperBound...].hasPrefix("}")
        let close = isTriple ? rest.index(after: end.lowerBound) : end.lowerBound
        tags.append(TemplateTag(inside: rest[..<close], line: line.number))
        rest = rest[close...].dropFirst(2)
      }
      if rest.contains("}}") { faults.append((line.number, .strayBraces)) }
    }
    return (tags, faults)
  }

  private init(inside: Substring, line: Int) {
    let text = inside.trimmingCharacters(in: .whitespaces)
    let sign = inside.first
    let role: Role? =
      switch sign {
      case "#": .sectionStart
      case "/": .sectionEnd
      case "!": .comment
      default: nil
      }
    self.line = line
    self.role = role ?? (text.first.map { "{&>$<=%^#/!".contains($0) } == true ? .unsupported : .value)
    name = role == nil ? text : inside.dropFirst().trimmingCharacters(in: .whitespaces)
  }
}
