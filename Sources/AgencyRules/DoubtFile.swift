import ReviewDomain
import Yams

/// Reads rules/doubt.yaml: how much each measure speaks for each reason, and what a limit costs.
struct DoubtFile {
  let model: DoubtModel

  /// - Parameter reasons: those that evidence may name; nil where they are not known.
  /// - Throws: all faults of the file at once.
  init(file: String, text: String, measures: MeasureTypes, reasons: Set<ReasonCode>?) throws(RuleFaults) {
    var reader = YAMLReader(file: file)
    var model: DoubtModel?
    if let root = reader.root(of: text) {
      reader.refuseUnknownKeys(of: root, known: ["schema", "base", "prices", "evidence"])
      let base = reader.number("base", of: root, in: .mapping(root))
      let prices = reader.entries("prices", of: root).compactMap { reader.price($0.node, $0.mapping) }
      for (earlier, later) in zip(prices, prices.dropFirst()) where later.limit <= earlier.limit {
        reader.fault("`prices` must go by rising `limit`", at: root["prices"])
      }
      if prices.isEmpty && reader.faults.isEmpty {
        reader.fault("there is no price; no limit can be derived from policy.yaml", at: root["prices"])
      }
      var curves: [EvidenceCurve] = []
      for (node, entry) in reader.entries("evidence", of: root) {
        guard let curve = reader.curve(node, entry, measures[.portrait] ?? [:], reasons) else { continue }
        if curves.contains(where: { $0.measure == curve.measure }) {
          reader.fault("`\(curve.measure)` speaks twice", at: node)
        }
        curves.append(curve)
      }
      if let base { model = DoubtModel(base: base, curves: curves, prices: prices) }
    }
    guard reader.faults.isEmpty, let model else { throw RuleFaults(reader.faults) }
    self.model = model
  }
}

extension YAMLReader {
  fileprivate mutating func price(_ node: Node, _ entry: Node.Mapping) -> DoubtModel.Price? {
    refuseUnknownKeys(of: entry, known: ["limit", "good_approved", "defective_approved"])
    let limit = number("limit", of: entry, in: node)
    let good = share("good_approved", of: entry, in: node)
    let defective = share("defective_approved", of: entry, in: node)
    guard let limit, let good, let defective else { return nil }
    return DoubtModel.Price(limit: limit, goodApproved: good, defectiveApproved: defective)
  }

  fileprivate mutating func curve(
    _ node: Node, _ entry: Node.Mapping, _ measures: [MeasureName: MeasureValues], _ reasons: Set<ReasonCode>?
  ) -> EvidenceCurve? {
    refuseUnknownKeys(of: entry, known: ["measure", "reason", "points"])
    let measure = text("measure", of: entry, in: node).map(MeasureName.init(rawValue:))
    let reason = text("reason", of: entry, in: node).map(ReasonCode.init(rawValue:))
    let points = points(of: entry, in: node)
    guard let measure, let reason, let points else { return nil }
    if reasons?.contains(reason) == false { fault("reason `\(reason)` is not in reasons.yaml", at: entry["reason"]) }
    if measures[measure]?.type != .number {
      fault(
        "`\(measure)` is no number that is measured on the portrait upload (docs/measures.md lists them)",
        at: entry["measure"])
    }
    return EvidenceCurve(measure: measure, reason: reason, points: points)
  }

  private mutating func points(of entry: Node.Mapping, in node: Node) -> [EvidenceCurve.Point]? {
    let form = "`points` must be pairs of a value and its weight, such as [[0.2, 1.5], [0.4, 0]]"
    guard let list = entry["points"]?.sequence, list.count >= 2 else {
      fault("\(form), at least two", at: entry["points"] ?? node)
      return nil
    }
    let pairs = list.map { $0.sequence?.compactMap(\.plainNumber) ?? [] }
    guard pairs.allSatisfy({ $0.count == 2 }) else {
      fault(form, at: entry["points"])
      return nil
    }
    guard zip(pairs, pairs.dropFirst()).allSatisfy({ $0[0] < $1[0] }) else {
      fault("the values of `points` must rise", at: entry["points"])
      return nil
    }
    guard pairs.allSatisfy({ $0[1] >= 0 }) else {
      fault("no weight of `points` may be below 0: no value speaks for a photo", at: entry["points"])
      return nil
    }
    return pairs.map { EvidenceCurve.Point(value: $0[0], weight: $0[1]) }
  }
}
