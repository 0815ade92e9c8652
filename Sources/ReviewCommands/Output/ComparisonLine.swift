import ReviewDomain

/// One field as it was typed beside what the document says.
struct ComparisonLine: Encodable {
  let field: DocumentField
  let outcome: FieldOutcome
  let typed: String
  /// What the document says: as typed where the two agree; nil where it could not be read.
  let onDocument: String?

  /// - Parameter wholeID: whether identity numbers are shown to their last character.
  init(_ comparison: FieldComparison, claim: DocumentClaim, wholeID: Bool) {
    field = comparison.field
    outcome = comparison.outcome
    typed = Self.typed(comparison.field, claim, wholeID: wholeID)
    onDocument =
      switch comparison.outcome {
      case .unread: nil
      case .match: typed
      case .contradiction: Self.read(comparison, wholeID: wholeID)
      }
  }

  private static func typed(_ field: DocumentField, _ claim: DocumentClaim, wholeID: Bool) -> String {
    switch field {
    case .kind: claim.kind?.rawValue ?? ""
    case .number: (wholeID ? claim.number?.text : claim.number?.masked) ?? ""
    case .name: claim.name?.text ?? ""
    case .birthDate: claim.birthDate?.iso ?? ""
    case .validity: "valid on \(claim.submittedOn.iso)"
    case .age: "under 14 on \(claim.submittedOn.iso)"
    }
  }

  private static func read(_ comparison: FieldComparison, wholeID: Bool) -> String? {
    guard comparison.field == .number, !wholeID else { return comparison.readText }
    return comparison.readText.flatMap { try? IdentityNumber(typed: $0) }?.masked
  }

  static func text(_ lines: [ComparisonLine]) -> String {
    var table = TextTable(header: ["FIELD", "OUTCOME", "TYPED", "ON THE DOCUMENT"])
    for line in lines {
      // Two numbers may differ only where they are masked.
      let hidden = line.outcome == .contradiction && line.onDocument == line.typed ? " (see --whole-id)" : ""
      table.add([
        line.field.rawValue, line.outcome.rawValue, line.typed, (line.onDocument ?? "could not be read") + hidden,
      ])
    }
    return table.text()
  }
}
