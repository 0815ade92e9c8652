import PictureReading
import ReviewDomain

/// What an identity document says, read from the lines that were recognised on it.
package struct ReadDocument: Sendable, Hashable {
  package let kind: KindReading
  /// Every identity number: a permit may show a new and an old one.
  package let numbers: [FieldReading<IdentityNumber>]
  /// Whether something has the form of an identity number, or a label promises one, and it could not be read.
  package let hasUnreadNumber: Bool
  /// What is plainly printed in the form of a number and has a wrong check digit.
  package let invalidNumbers: [FieldReading<String>]
  /// The name in each script.
  package let names: [FieldReading<String>]
  package let birthDate: FieldReading<CivilDate>?
  package let issueDate: FieldReading<CivilDate>?
  package let expiryDate: FieldReading<CivilDate>?
  /// Whether a permit says that it is valid for ever.
  package let isWithoutEnd: Bool
  package let zone: MachineReadableZone?
  /// Where a permit's last day should stand, when its label was read and it was not.
  package let expiryGap: Quadrilateral?
  /// The same of its day of issue.
  let issueGap: Quadrilateral?

  /// - Parameters:
  ///   - lines: in any order, in the coordinates of the document turned upright; askew and in perspective they may be.
  ///   - found: how many lines there are, where not all were read.
  package init(lines: [ReadLine], found: Int? = nil) {
    let labelled = lines.map(LabelledLine.init)
    zone = MachineReadableZone(lines: lines)
    let layout = DocumentLayout(labelled)
    kind = KindReader.read(layout, found: max(found ?? 0, lines.count), zone: zone)
    let numbers = NumberReader(layout: layout, kind: kind.kind).read()
    self.numbers = numbers.numbers
    hasUnreadNumber = numbers.hasUnread
    invalidNumbers = numbers.invalid
    names = NameReader(layout: layout, kind: kind.kind, titles: kind.corners).read()
    let dates = DateReader(layout: layout, kind: kind.kind)
    birthDate = dates.birthDate()
    issueDate = dates.labelled(.issueDate)
    expiryDate = dates.labelled(.expiryDate)
    let lacksLastDay = kind.kind == .residencePermit && expiryDate == nil
    isWithoutEnd = lacksLastDay && EndlessValidity.isStated(on: layout)
    expiryGap = lacksLastDay && !isWithoutEnd ? layout.gap(at: .expiryDate) : nil
    issueGap = kind.kind == .residencePermit && issueDate == nil ? layout.gap(at: .issueDate) : nil
  }

  /// Without the places, for the comparison with what was typed.
  package var content: DocumentContent {
    DocumentContent(
      kind: kind.kind, kindProbability: kind.probability, numbers: numbers.map(\.content),
      hasUnreadNumber: hasUnreadNumber, invalidNumbers: invalidNumbers.map(\.content),
      names: names.map(\.content), birthDate: birthDate?.content, issueDate: issueDate?.content,
      expiryDate: expiryDate?.content, isWithoutEnd: isWithoutEnd)
  }
}
