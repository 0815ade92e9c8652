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
      reader.refuseUnknownKeys(of: root, known: ["schema", "base", "priced_by", "prices", "evidence"])
      let base = reader.number("base", of: root, in: .mapping(root))
      let prices = reader.entries("prices", of: root).compactMap { reader.price($0.node, $0.mapping) }
      for (earlier, later) in zip(prices, prices.dropFirst())
      where (later.from, later.limit) <= (earlier.from, earlier.limit) {
        reader.fault("`prices` must go by rising `from`, and those of one `from` by rising `limit`", at: root["prices"])
      }
      let pricedBy = reader.pricedBy(of: root, measures[.portrait] ?? [:])
      if pricedBy == nil, let last = prices.last, last.from != prices.first?.from {
        reader.fault("`prices` differ by `from`: `priced_by` must name the measure that is meant", at: root["prices"])
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
      if let base { model = DoubtModel(base: base, curves: curves, pricedBy: pricedBy, prices: prices) }
    }
    guard reader.faults.isEmpty, let model else { throw RuleFaults(reader.faults) }
    self.model = model
  }
}

extension YAMLReader {
  fileprivate mutating func pricedBy(
    of root: Node.Mapping, _ measures: [MeasureName: MeasureValues]
  ) -> MeasureName? {
    guard root["priced_by"] != nil else { return nil }
    let measure = text("priced_by", of: root, in: .mapping(root)).map(MeasureName.init(rawValue:))
    guard let measure else { return nil }
    refuse(unlessNumber: measure, measures, at: root["priced_by"])
    return measure
  }

  private mutating func refuse(
    unlessNumber measure: MeasureName, _ measures: [MeasureName: MeasureValues], at node: Node?
  ) {
    guard measures[measure]?.type != .number else { return }
    fault("`\(measure)` is no number that is measured on the portrait upload (docs/measures.md lists them)", at: node)
  }

  fileprivate mutating func price(_ node: Node, _ entry: Node.Mapping) -> DoubtModel.Price? {
    refuseUnknownKeys(of: entry, known: ["from", "limit", "good_approved", "defective_approved"])
    let from = entry["from"] == nil ? 0 : number("from", of: entry, in: node)
    let limit = number("limit", of: entry, in: node)
    let good = share("good_approved", of: entry, in: node)
    let defective = share("defective_approved", of: entry, in: node)
    guard let from, let limit, let good, let defective else { return nil }
    return DoubtModel.Price(from: from, limit: limit, goodApproved: good, defectiveApproved: defective)
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
    refuse(unlessNumber: measure, measures, at: entry["measure"])
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
