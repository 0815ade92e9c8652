import ReviewDomain

/// A desk as questions and answers, line by line: for screen readers, and for terminals that can do nothing else.
package enum PlainPage {
  /// What to say after a step; nothing that was said before it is said again.
  package static func text(of model: DeskModel, after earlier: DeskModel?) -> String {
    var lines = model.status.isEmpty || model.status == earlier?.status ? [] : [model.status]
    let isNew =
      earlier?.mode != model.mode || earlier?.current != model.current || earlier?.wholeNumber != model.wholeNumber
    switch model.mode {
    case .waiting, .over: break
    case .looking:
      if earlier?.current != model.current || earlier?.mode == .help { lines += whole(model) }
      if let number = model.wholeNumber, earlier?.wholeNumber == nil { lines.append("ID number: \(number)") }
      if !model.note.isEmpty && earlier?.note != model.note { lines.append("Note: \(model.note)") }
    case .reasons:
      if earlier?.mode == .looking { lines += reasons(model) }
      lines += model.reasons.entries.filter { model.chosen[$0.code] != nil }.map {
        "Chosen: \(DeskWords.reason($0.code, model.chosen[$0.code] ?? [], in: model.reasons))"
      }
    case .details(let code):
      if isNew, let entry = model.reasons[code] {
        lines += entry.details.enumerated().map { "\($0 + 1): \($1.code) \($1.caption)" }
      }
    case .note, .message: break
    case .reading: lines += model.told
    case .help: lines += DeskWords.keys.map { "\($0.key): \($0.does)" }
    case .nothing: if isNew { lines.append(DeskWords.nothing(putAside: model.putAside, elsewhere: model.elsewhere)) }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// What is asked.
  package static func question(of model: DeskModel) -> String {
    switch model.mode {
    case .looking: "Decision (a, r, n, s, u, i, o, h, q, ? for help): "
    case .nothing: "q or Enter: "
    case .reasons: "Reasons by their keys (= the machine's, + words, - back; Enter rejects for those chosen): "
    case .details(let code): "Which of \(code), by number (- back): "
    case .note: "Note: "
    case .message: "Words for the applicant: "
    case .reading, .help: "Enter goes on: "
    case .waiting, .over: ""
    }
  }

  /// The keys that a line of answer stands for.
  package static func keys(_ line: String, in mode: DeskModel.Mode) -> [DeskKey]? {
    let characters = line.map(DeskKey.character)
    switch mode {
    case .note, .message: return characters + [.enter]
    case .reasons, .details: return characters.filter { $0 != .character(" ") } + [.enter]
    case .reading, .help: return [.enter]
    case .looking, .nothing, .waiting, .over:
      return line.count > 1 ? nil : characters.isEmpty ? [.enter] : characters
    }
  }

  private static func whole(_ model: DeskModel) -> [String] {
    guard let shown = model.current else { return [] }
    var lines = [
      "", "Application \(shown.application), \(model.waiting) waiting. Due \(shown.due).",
      "Name: \(shown.name). ID number: \(shown.number).",
    ]
    lines += shown.fields.map { "\($0.label): \($0.value)" }
    lines += shown.comparisons.map { "\($0.field) \($0.outcome): typed \($0.typed); on the document \($0.read)" }
    lines.append(shown.findings.isEmpty ? "Nothing spoke against it." : "Referred because:")
    lines += shown.findings.enumerated().map { "\($0 + 1). \($1.reason): \($1.sentence)" }
    return lines
  }

  private static func reasons(_ model: DeskModel) -> [String] {
    model.reasons.entries.map { entry in
      let seen = model.current?.machineReasons[entry.code] == nil ? "" : " (the machine's)"
      return "\(entry.key): \(entry.code) \(entry.caption)\(seen)"
    }
  }
}
