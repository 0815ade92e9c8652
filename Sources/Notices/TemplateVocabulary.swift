import ReviewDomain

/// The tags that mean something in one mail, and a check of a template's tags against them.
struct TemplateVocabulary {
  /// A part that appears when there is something for it, once for each.
  struct Section {
    let name: String
    /// Tags that mean something only inside.
    let values: [String]
    /// The section it may stand in; in any other it would be left out where there is nothing for that one.
    var outer: String?
  }

  /// Tags that stand for a text, anywhere.
  let values: [String]
  let sections: [Section]
  /// Tags and sections without which something would be kept from the applicant.
  let required: [String]

  /// Of the page for readers of HTML.
  static let page = TemplateVocabulary(
    values: ["subject"],
    sections: [
      Section(name: "paragraphs", values: ["language"]), Section(name: "lines", values: ["line"], outer: "paragraphs"),
    ], required: ["paragraphs", "language", "lines", "line"])

  private init(values: [String], sections: [Section], required: [String]) {
    self.values = values
    self.sections = sections
    self.required = required
  }

  /// Appears where the calendar tells until when an answer is promised: to what was sent, or to what is sent again on the day of the mail.
  private static let promise = Section(name: "promise", values: ["promise", "today"])

  private static let told = ["ordinal", "caption", "advice"]

  init(_ kind: NoticeKind) {
    values = ["name", "submitted"]
    switch kind {
    case .approved, .cancelled:
      sections = []
      required = values
    case .received:
      sections = [Self.promise]
      required = values
    case .rejected:
      sections = [
        Section(name: "reasons", values: Self.told), Section(name: "mentioned", values: []),
        Section(name: "mentions", values: Self.told, outer: "mentioned"), Section(name: "message", values: ["message"]),
        Self.promise,
      ]
      required = values + ["reasons", "caption", "advice", "mentions", "message"]
    case .returned:
      sections = [Section(name: "reasons", values: Self.told), Self.promise]
      required = values + ["reasons", "caption", "advice"]
    }
  }

  func problems(of tags: [TemplateTag]) -> [(line: Int?, problem: TemplateProblem)] {
    var problems: [(line: Int?, problem: TemplateProblem)] = []
    var open: [TemplateTag] = []
    for tag in tags {
      switch tag.role {
      case .comment: break
      case .unsupported: problems.append((tag.line, .unsupportedTag(tag.name)))
      case .value:
        if let problem = problem(ofValue: tag.name, inside: open.map(\.name)) { problems.append((tag.line, problem)) }
      case .sectionStart:
        let section = sections.first { $0.name == tag.name }
        if section == nil { problems.append((tag.line, .unknownTag(tag.name, known: known))) }
        if let section, let outer = open.last?.name, outer != section.outer {
          problems.append((tag.line, .hiddenSection(tag.name, in: outer)))
        }
        open.append(tag)
      case .sectionEnd:
        if open.last?.name == tag.name {
          open.removeLast()
        } else {
          problems.append((tag.line, .wrongSectionEnd(tag.name)))
        }
      }
    }
    problems += open.map { ($0.line, .sectionNotClosed($0.name)) }
    problems += required.filter { name in !tags.contains { $0.name == name && $0.role == role(of: name) } }
      .map { (nil, .missingTag($0)) }
    return problems
  }

  /// A section's name may be its value's, too; then the value is what must be told.
  private func role(of name: String) -> TemplateTag.Role {
    sections.contains { $0.values.contains(name) } || values.contains(name) ? .value : .sectionStart
  }

  private func problem(ofValue name: String, inside open: [String]) -> TemplateProblem? {
    let homes = sections.filter { $0.values.contains(name) }
    if values.contains(name) || homes.contains(where: { open.contains($0.name) }) { return nil }
    return homes.first.map { .misplacedTag(name, belongsIn: $0.name) } ?? .unknownTag(name, known: known)
  }

  private var known: [String] {
    (values + sections.flatMap { [$0.name] + $0.values }).reduce(into: []) { known, name in
      if !known.contains(name) { known.append(name) }
    }
  }
}
