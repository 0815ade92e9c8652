import ReviewDomain

/// What `photo check` says of one photo.
struct PhotoCheckAnswer: Answer {
  let file: String
  let evidence: Evidence
  let judgement: Judgement
  let captions: [ReasonCode: String]

  private enum CodingKeys: CodingKey {
    case file, verdict, reasons, measurements, evidence, bands, identity, ruleSet
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    let finding = PictureFinding(evidence.portrait)
    try container.encode(file, forKey: .file)
    try container.encode(judgement.verdict, forKey: .verdict)
    try container.encode(judgement.reasons, forKey: .reasons)
    try container.encode(finding.measurements, forKey: .measurements)
    try container.encode(finding.evidence, forKey: .evidence)
    try container.encode(judgement.fired.map(BandLine.init), forKey: .bands)
    try container.encodeIfPresent(evidence.identity.map(PictureFinding.init), forKey: .identity)
    try container.encode(judgement.ruleSet, forKey: .ruleSet)
  }

  func text() -> String {
    var text = FindingText.verdict(on: file, judgement)
    if !judgement.fired.isEmpty {
      text += FindingText.bands(judgement.fired, evidence: evidence, captions: captions)
    }
    text += FindingText.measurements(evidence.portrait)
    if let identity = evidence.identity {
      text += "identity document:\n" + FindingText.measurements(identity)
    }
    return text + "\n"
  }
}
