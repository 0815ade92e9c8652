/// Takes fields out of a form and collects what is wrong with them, so that all of it is told at once.
///
/// Each field comes with the reason for which a form is returned that has a fault there; none for what an answer needs.
struct FormReader {
  /// An object of the form and where it stands: `applicant.`, or nothing for the form itself.
  struct Section {
    let path: String
    let members: [String: JSONValue]
  }

  private(set) var faults: [FormFault] = []

  mutating func fault(_ field: String, _ problem: String, _ remedy: String, _ reason: ReasonCode?) {
    faults.append(FormFault(field: field, problem: problem, remedy: remedy, reason: reason))
  }

  /// Nil where the section itself is at fault, or the one it would stand in, which was told already.
  mutating func section(_ key: String, of parent: Section, _ reason: ReasonCode?) -> Section? {
    let path = parent.path + key
    switch parent.members[key] {
    case .object(let members)?: return Section(path: path + ".", members: members)
    case nil, .null?: fault(path, "is missing", "Send it as an object.", reason)
    default: fault(path, "is not an object", "Send it as an object.", reason)
    }
    return nil
  }

  mutating func text(_ key: String, of section: Section?, _ reason: ReasonCode?) -> String? {
    guard let section else { return nil }
    switch section.members[key] {
    case .text(let text)?: return text
    case nil, .null?: fault(section.path + key, "is missing", "Send it as a text.", reason)
    default: fault(section.path + key, "is not a text", "Send it as a text.", reason)
    }
    return nil
  }

  mutating func value<Value: FormValue>(
    _ key: String, of section: Section?, as type: Value.Type, _ reason: ReasonCode?
  ) -> Value? {
    guard let section, let text = text(key, of: section, reason) else { return nil }
    do {
      return try Value(typed: text)
    } catch {
      fault(section.path + key, error.problem, error.remedy, error.reason ?? reason)
      return nil
    }
  }

  /// A value that the form may leave out: absent, null or a text of blanks.
  mutating func optionalValue<Value: FormValue>(
    _ key: String, of section: Section?, as type: Value.Type, _ reason: ReasonCode?
  ) -> Value? {
    switch section?.members[key] {
    case nil, .null?: nil
    case .text(let text)? where text.cleaned.trimmed.isEmpty: nil
    default: value(key, of: section, as: type, reason)
    }
  }

  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, of section: Section?, as type: Choice.Type, _ reason: ReasonCode?
  ) -> Choice? {
    guard let section, let text = text(key, of: section, reason) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    fault(section.path + key, "is none of the values it can have", "Send one of: \(choices).", reason)
    return nil
  }

  mutating func instant(_ key: String, of section: Section?, _ reason: ReasonCode?) -> WrittenInstant? {
    guard let section, let text = text(key, of: section, reason) else { return nil }
    if let instant = WrittenInstant(text) { return instant }
    fault(
      section.path + key, "is not an instant of RFC 3339 with its offset",
      "Send it like 2026-11-20T09:31:00+08:00.", reason)
    return nil
  }
}
