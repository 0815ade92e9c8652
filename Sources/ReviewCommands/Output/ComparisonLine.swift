import ReviewDomain
import SupervisorReports

/// One field as it was typed beside what the document says.
struct ComparisonLine: Encodable {
  let field: DocumentField
  let outcome: FieldOutcome
  let typed: String
  /// What the document says: as typed where the two agree; nil where it could not be read.
  let onDocument: String?

  /// - Parameter wholeID: whether identity numbers are shown to their last character. Otherwise, where two numbers differ
  ///   only in what is hidden, the characters that do are shown.
  init(_ comparison: FieldComparison, claim: DocumentClaim, wholeID: Bool) {
    field = comparison.field
    outcome = comparison.outcome
    let read = comparison.outcome == .contradiction ? comparison.readText : nil
    var typed = Self.typed(comparison.field, claim)
    var onDocument = comparison.outcome == .match ? typed : read
    if comparison.field == .number, !wholeID {
      (typed, onDocument) = Self.masked(typed, beside: onDocument)
    }
    self.typed = typed
    self.onDocument = onDocument
  }

  private static func typed(_ field: DocumentField, _ claim: DocumentClaim) -> String {
    switch field {
    case .kind: claim.kind?.rawValue ?? ""
    case .number: claim.number?.text ?? ""
    case .name: claim.name?.text ?? ""
    case .birthDate: claim.birthDate?.iso ?? ""
    case .validity: "valid on \(claim.submittedOn.iso)"
    case .age: "under 14 on \(claim.submittedOn.iso)"
    }
  }

  /// The last four characters hidden. Where two numbers differ in nothing else, those of them that do are shown.
  private static func masked(_ typed: String, beside read: String?) -> (typed: String, read: String?) {
    let (left, right) = (Array(typed), Array(read ?? typed))
    let shown = max(0, left.count - 4)
    let differInHidden = left.count == right.count && left[..<shown] == right[..<shown]
    func masked(_ own: [Character], beside other: [Character]) -> String {
      String(
        own.enumerated().map { place, character in
          place < own.count - 4 || (differInHidden && other[place] != character) ? character : "*"
        })
    }
    return (masked(left, beside: right), read.map { _ in masked(right, beside: left) })
  }

  static func text(_ lines: [ComparisonLine], in language: Language = .english) -> String {
    var table = TextTable(header: ["FIELD", "OUTCOME", "TYPED", "ON THE DOCUMENT"])
    for line in lines {
      table.add([
        language.words(line.field), language.words(line.outcome), line.inWords(line.typed, in: language),
        line.onDocument.map { line.inWords($0, in: language) } ?? "could not be read",
      ])
    }
    return table.text()
  }

  /// Typed dates in both calendars, kinds in the reader's language; what a document says stays as it was read.
  private func inWords(_ text: String, in language: Language) -> String {
    switch field {
    case .kind: IdentityDocumentKind(rawValue: text).map(language.words) ?? text
    case .birthDate: CivilDate(iso: text)?.inBothCalendars ?? text
    case .number, .name, .validity, .age: text
    }
  }
}
