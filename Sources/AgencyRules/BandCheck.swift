import ReviewDomain
import Yams

extension YAMLReader {
  /// Names bands of a type that the measure does not give, texts that it cannot give, and bands that speak never, or between them always.
  mutating func check(
    _ reject: Band?, _ refer: Band?, of measure: MeasureName, giving values: MeasureValues, _ entry: Node.Mapping
  ) {
    let bands = [("reject", reject), ("refer", refer)].compactMap { key, band in band.map { (key: key, band: $0) } }
    var isSound = true
    for (key, band) in bands {
      if band.measureType != values.type {
        fault(
          "`\(measure)` gives a \(values.type.rawValue); this band speaks about a \(band.measureType.rawValue)",
          at: entry[key])
        isSound = false
      } else if let unknown = band.firstText(notIn: values) {
        fault("`\(measure)` never gives `\(unknown.text)`; it gives \(unknown.known)", at: entry[key])
        isSound = false
      }
    }
    guard isSound else { return }

    let all = SilentValues(allOf: values)
    var silent = all
    for (key, band) in bands {
      guard let own = SilentValues(band) else { return }
      if silent.isSubset(of: own) {
        let cause =
          key == "refer" && !all.isSubset(of: own)
          ? "`reject` speaks on all of its values before" : "`\(measure)` gives no such value"
        fault("`\(key)` can never speak: \(cause)", at: entry[key])
        return
      }
      silent = silent.intersection(own)
      if silent.isEmpty {
        fault("the rule speaks on every value of `\(measure)`; every picture would be stopped", at: entry[key])
        return
      }
    }
  }
}

extension Band {
  /// A text of the band that the measure cannot give, and those it can.
  fileprivate func firstText(notIn values: MeasureValues) -> (text: String, known: String)? {
    guard case .text(let known?) = values else { return nil }
    switch self {
    case .oneOf(let list), .noneOf(let list):
      return list.first { !known.contains($0) }.map { ($0, known.sorted().joined(separator: ", ")) }
    default: return nil
    }
  }
}
