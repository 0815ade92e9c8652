import ReviewDomain

/// Verdict, measurements and fired bands for people.
enum FindingText {
  /// The line above the findings: the file, the verdict and its reasons.
  static func verdict(on file: String, _ judgement: Judgement) -> String {
    let reasons = judgement.reasons.isEmpty ? "" : " (\(judgement.reasons.map(\.rawValue).joined(separator: ", ")))"
    return "\(file.strippedOfControls): \(judgement.verdict.rawValue)\(reasons)\n"
  }

  /// One line a band: the reason, the measure with its value, and the limit that it crossed.
  static func bands(_ fired: [FiredBand], evidence: Evidence?, captions: [ReasonCode: String]) -> String {
    var table = TextTable(header: ["", "REASON", "MEASURE", "VALUE, LIMIT", "IN WORDS"])
    for band in fired {
      let detail = band.detail.map { ":\($0)" } ?? ""
      let limit = band.band?.words ?? band.weight.map { "speaks \($0.fourDigits)" }
      table.add([
        band.strength.rawValue, "\(band.reason)\(detail) \(captions[band.reason] ?? "")",
        "\(band.subject.rawValue) \(band.measure)",
        [band.value.words, limit].compactMap(\.self).joined(separator: ", "),
        band.seen(in: evidence),
      ])
    }
    return table.text()
  }

  static func measurements(_ measurements: Measurements) -> String {
    var table = TextTable(header: ["MEASURE", "VALUE", "IN WORDS"])
    for measurement in measurements.sorted {
      var value = measurement.value.words
      if case .number = measurement.value { value += " \(measurement.unit)" }
      table.add([measurement.name.rawValue, value, measurement.value.whyNot ?? measurement.evidence])
    }
    return table.text()
  }
}

extension FiredBand {
  /// What was seen, or why nothing was; empty where no words were found for it.
  func seen(in evidence: Evidence?) -> String {
    value.whyNot ?? evidence?.measurements(of: subject)?[measure]?.evidence ?? ""
  }
}
