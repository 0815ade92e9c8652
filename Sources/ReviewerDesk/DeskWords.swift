import ReviewDomain

/// What a desk says, for whichever way it is shown.
package enum DeskWords {
  package static let keys: [(key: String, does: String)] = [
    ("a", "approve"),
    (
      "r",
      "reject: then a key for each reason, Enter; a capital asks for its details, = takes the machine's reasons, + adds words to the applicant, - or Esc goes back"
    ),
    ("n", "a note for the record, kept with the decision"),
    ("s", "skip: put aside, for others to take"),
    ("u", "undo the last decision of this session (ten, as long as the mail is held)"),
    ("z", "zoom to the face, and back"),
    ("l", "lines: face, crown, chin and what is marked"),
    ("i", "the whole identity number, noted in the journal"),
    ("o", "copies of the pictures, for you alone to open, until the desk closes"),
    ("h", "history"),
    ("j k", "move the words down and up, as the arrow keys and pages do"),
    ("?", "these keys"),
    ("q", "quit: what lies on the desk is put back"),
  ]

  /// How an empty desk is told.
  package static func nothing(putAside: Int, elsewhere: Int) -> String {
    var words = "No application waits for you."
    if elsewhere > 0 { words += " On other desks: \(elsewhere)." }
    if putAside > 0 { words += " You put aside \(putAside): s takes them up." }
    return words + " Enter looks again, q quits."
  }

  package static func details(_ details: Set<String>, of entry: DeskReasons.Entry) -> String {
    entry.details.filter { details.contains($0.code) }.map(\.caption).joined(separator: "、")
  }

  /// A chosen reason with its details.
  package static func reason(_ code: ReasonCode, _ details: Set<String>, in reasons: DeskReasons) -> String {
    guard let entry = reasons[code] else { return code.rawValue }
    let told = Self.details(details, of: entry)
    return "\(code) \(entry.caption)" + (told.isEmpty ? "" : "：\(told)")
  }
}
