import PictureReading
import ReviewDomain

/// The days on a document and which of them is which.
struct DateReader {
  let layout: DocumentLayout
  let kind: DocumentKind
  private let dates: [ReadDate]

  init(layout: DocumentLayout, kind: DocumentKind) {
    self.layout = layout
    self.kind = kind
    dates = layout.lines.indices.flatMap { place in
      ReadDate.all(in: layout.lines[place].value, line: place, isIdentified: layout.label(ofLineAt: place) != nil)
    }
  }

  /// The day labelled so: in the label's row, or else below it.
  func labelled(_ label: FieldLabel) -> FieldReading<CivilDate>? {
    for place in layout.lines.indices where layout.lines[place].label == label {
      let places = layout.lines[place].isBareLabel ? layout.values(ofLabelAt: place) : [place]
      if let date = dates.first(where: { places.contains($0.line) }) { return reading(date, isIdentified: true) }
    }
    return nil
  }

  func birthDate() -> FieldReading<CivilDate>? { labelled(.birthDate) ?? unlabelledBirthDate() }

  /// - Returns: without a label the earliest day, where the card prints more than one; the only one of an NHI card.
  private func unlabelledBirthDate() -> FieldReading<CivilDate>? {
    let free = dates.filter { layout.label(ofLineAt: $0.line) == nil && !$0.isOfIssue }
    let all = dates.filter { layout.label(ofLineAt: $0.line) != .other }
    guard let earliest = all.min(by: { $0.content.value < $1.content.value }),
      free.contains(where: { $0.line == earliest.line })
    else { return nil }
    switch kind {
    // The front of an NHI card has no other day.
    case .nhiCard: return all.count == 1 ? reading(earliest, isIdentified: true) : nil
    case .nationalID, .residencePermit: return all.count > 1 ? reading(earliest, isIdentified: false) : nil
    default: return nil
    }
  }

  private func reading(_ date: ReadDate, isIdentified: Bool) -> FieldReading<CivilDate> {
    let read = date.content
    // Of the accepted documents only the NHI card prints short years without the word for them.
    let isWhole = !date.mayLackCentury || kind == .nhiCard
    let content = ReadValue(
      value: read.value, text: read.text, probability: read.probability, isIdentified: isIdentified,
      isExact: read.isExact && isWhole)
    return FieldReading(content, corners: [layout.lines[date.line].line.corners])
  }
}
