extension DocumentClaim {
  /// Compares what was typed with what the document says, one entry for each typed field; validity for permits and age for NHI cards,
  /// as typed or, without a typed kind, as read.
  ///
  /// A contradiction speaks against an applicant, so it needs proof: every character probable, the field told by its label or the card's
  /// layout, nothing repaired, and no slip of the recogniser that would explain the difference. Anything less is `unread`.
  public func compared(with content: DocumentContent, variants: CharacterVariants) -> [FieldComparison] {
    var comparisons: [FieldComparison] = []
    if let kind { comparisons.append(compare(DocumentKind(kind), with: content)) }
    if let number { comparisons.append(compare(number, with: content)) }
    if let name {
      comparisons.append(NameComparison(typed: name.text, variants: variants).compared(with: content.names))
    }
    if let birthDate { comparisons.append(compare(birthDate, with: content)) }
    let kind = kind.map { DocumentKind($0) } ?? content.kind
    if kind == .residencePermit { comparisons.append(validity(of: content)) }
    if kind == .nhiCard { comparisons.append(age(by: content)) }
    return comparisons
  }

  /// The limit of every character's probability. Among the specimens, blurred, darkened, shrunk and recompressed, no digit that was read as
  /// another digit was as probable.
  private static let certain = 0.9

  private func compare(_ typed: DocumentKind, with content: DocumentContent) -> FieldComparison {
    if content.kind == typed { return FieldComparison(.kind, .match) }
    let isCertain = content.kind != .unknown && content.kindProbability >= Self.certain
    return FieldComparison(.kind, isCertain ? .contradiction : .unread, readText: content.kind.rawValue)
  }

  private func compare(_ typed: IdentityNumber, with content: DocumentContent) -> FieldComparison {
    if content.numbers.contains(where: { $0.value == typed }) { return FieldComparison(.number, .match) }
    guard !content.hasUnreadNumber, let read = content.numbers.first,
      content.numbers.allSatisfy({ $0.isExact && $0.isIdentified && $0.probability >= Self.certain }),
      // A permit need not show the number of the other form, which belongs to the same person.
      content.numbers.contains(where: { ($0.value.kind == .residenceOld) == (typed.kind == .residenceOld) }),
      content.numbers.allSatisfy({ !LookAlikes.differInOne(Array($0.value.text), Array(typed.text)) })
    else { return FieldComparison(.number, .unread) }
    return FieldComparison(.number, .contradiction, readText: read.value.text)
  }

  private func compare(_ typed: CivilDate, with content: DocumentContent) -> FieldComparison {
    guard let read = content.birthDate else { return FieldComparison(.birthDate, .unread) }
    if read.value == typed { return FieldComparison(.birthDate, .match) }
    guard isProven(read), !LookAlikes.explain(typed: typed, readAs: read.value) else {
      return FieldComparison(.birthDate, .unread)
    }
    return FieldComparison(.birthDate, .contradiction, readText: read.text)
  }

  private func validity(of content: DocumentContent) -> FieldComparison {
    if content.isWithoutEnd { return FieldComparison(.validity, .match) }
    guard let read = content.expiryDate, read.isIdentified else { return FieldComparison(.validity, .unread) }
    if read.value >= submittedOn { return FieldComparison(.validity, .match) }
    return FieldComparison(.validity, isProven(read) ? .contradiction : .unread, readText: read.text)
  }

  private func age(by content: DocumentContent) -> FieldComparison {
    guard let read = content.birthDate, read.isIdentified, read.value <= submittedOn else {
      return FieldComparison(.age, .unread)
    }
    if AgeRule.isUnder14(born: read.value, on: submittedOn) { return FieldComparison(.age, .match) }
    // A birth that may be the typed one, misread, says nothing about anybody's age.
    if let birthDate, compare(birthDate, with: content).outcome == .unread { return FieldComparison(.age, .unread) }
    return FieldComparison(.age, isProven(read) ? .contradiction : .unread, readText: read.text)
  }

  private func isProven(_ read: ReadValue<CivilDate>) -> Bool {
    read.isExact && read.isIdentified && read.probability >= Self.certain
  }
}
