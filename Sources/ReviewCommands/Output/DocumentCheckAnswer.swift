import ReviewDomain

/// What `document check` says of one picture.
struct DocumentCheckAnswer: Answer {
  let file: String
  let claim: DocumentClaim
  /// Nil where nothing could be read.
  let content: DocumentContent?
  let evidence: Evidence
  let judgement: Judgement
  let captions: [ReasonCode: String]
  let wholeID: Bool

  private enum CodingKeys: CodingKey {
    case file, verdict, reasons, document, comparisons, measurements, evidence, bands, ruleSet
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    let finding = PictureFinding(evidence.identity ?? Measurements())
    try container.encode(file, forKey: .file)
    try container.encode(judgement.verdict, forKey: .verdict)
    try container.encode(judgement.reasons, forKey: .reasons)
    try container.encodeIfPresent(content.map { DocumentText(content: $0, wholeID: wholeID) }, forKey: .document)
    try container.encode(comparisons, forKey: .comparisons)
    try container.encode(finding.measurements, forKey: .measurements)
    try container.encode(finding.evidence, forKey: .evidence)
    try container.encode(judgement.fired.map(BandLine.init), forKey: .bands)
    try container.encode(judgement.ruleSet, forKey: .ruleSet)
  }

  func text() -> String {
    var text = FindingText.verdict(on: file, judgement)
    if !judgement.fired.isEmpty { text += FindingText.bands(judgement.fired, evidence: evidence, captions: captions) }
    if let content { text += "\nThe document says:\n" + DocumentText(content: content, wholeID: wholeID).text() }
    if !comparisons.isEmpty { text += "\nTyped and on the document:\n" + ComparisonLine.text(comparisons) }
    if let identity = evidence.identity { text += "\nMeasured:\n" + FindingText.measurements(identity) }
    return text
  }

  private var comparisons: [ComparisonLine] {
    evidence.comparisons.map { ComparisonLine($0, claim: claim, wholeID: wholeID) }
  }
}

/// A document's fields as they were read.
private struct DocumentText: Encodable {
  let kind: DocumentKind
  let numbers: [String]
  /// Printed in the form of a number, with a wrong check digit.
  let invalidNumbers: [String]
  let names: [String]
  let birthDate: String?
  let issueDate: String?
  let expiryDate: String?
  let isWithoutEnd: Bool

  init(content: DocumentContent, wholeID: Bool) {
    kind = content.kind
    numbers = content.numbers.map { wholeID ? $0.value.text : $0.value.masked }
    invalidNumbers = content.invalidNumbers.map { wholeID ? $0.value : $0.value.dropLast(4) + "****" }
    names = content.names.map(\.value)
    birthDate = content.birthDate?.value.iso
    issueDate = content.issueDate?.value.iso
    expiryDate = content.expiryDate?.value.iso
    isWithoutEnd = content.isWithoutEnd
  }

  func text() -> String {
    let unread = "not read"
    func listed(_ values: [String]) -> String { values.isEmpty ? unread : values.joined(separator: ", ") }
    var table = TextTable(header: ["kind", kind.rawValue])
    table.add(["number", listed(numbers + invalidNumbers.map { "\($0) (its check digit is wrong)" })])
    table.add(["name", listed(names)])
    table.add(["birth date", birthDate ?? unread])
    table.add(["issue date", issueDate ?? unread])
    table.add(["expiry date", expiryDate ?? (isWithoutEnd ? "none: valid for ever" : unread)])
    return table.text()
  }
}
