import ReviewDomain
import Yams

/// The measures a rule may name, by upload, with the values that each can give.
public typealias MeasureTypes = [Subject: [MeasureName: MeasureValues]]

/// Reads a file of bands: rules/photo.yaml, rules/document.yaml.
struct RuleFile {
  let rules: [Rule]

  /// - Parameters:
  ///   - subject: the upload whose rules the file holds.
  ///   - reasons: those a rule may name; nil where they are not known.
  /// - Throws: all faults of the file at once.
  init(_ subject: Subject, file: String, text: String, measures: MeasureTypes, reasons: [Reason]?)
    throws(RuleFaults)
  {
    var reader = YAMLReader(file: file)
    var rules: [Rule] = []
    if let root = reader.root(of: text) {
      reader.refuseUnknownKeys(of: root, known: ["schema", "subject", "rules"])
      // The other one would leave this upload without any rule.
      if root["subject"]?.string != subject.rawValue {
        reader.fault("`subject` of this file must be \(subject.rawValue)", at: root["subject"])
      }
      let entries = reader.entries("rules", of: root)
      // Without a rule every picture would pass.
      if entries.isEmpty && reader.faults.isEmpty {
        reader.fault("there is no rule; every picture would pass", at: root["rules"])
      }
      for (node, entry) in entries {
        if let rule = reader.rule(node, entry, subject, measures, reasons) { rules.append(rule) }
      }
    }
    guard reader.faults.isEmpty else { throw RuleFaults(reader.faults) }
    self.rules = rules
  }
}

extension YAMLReader {
  fileprivate mutating func rule(
    _ node: Node, _ entry: Node.Mapping, _ subject: Subject, _ measures: MeasureTypes, _ reasons: [Reason]?
  ) -> Rule? {
    refuseUnknownKeys(of: entry, known: ["measure", "reason", "reject", "refer", "needs", "rejects_alone", "detail"])
    let measure = text("measure", of: entry, in: node).map(MeasureName.init(rawValue:))
    let reason = text("reason", of: entry, in: node).map(ReasonCode.init(rawValue:))
    let reject = band("reject", of: entry)
    let refer = band("refer", of: entry)
    if entry["reject"] == nil && entry["refer"] == nil {
      fault("a rule needs a `reject` or a `refer` band, or both", at: node)
    }
    let rejectsAlone = flag("rejects_alone", of: entry, in: node, fallback: false)
    let needs = entry["needs"]?.string.flatMap(RuleNeed.init(rawValue:))
    if entry["needs"] != nil && needs == nil {
      fault("`needs` can only be \(RuleNeed.allCases.map(\.rawValue).joined(separator: " or "))", at: entry["needs"])
    }
    guard let measure, let reason, let rejectsAlone else { return nil }
    let detail = entry["detail"]?.string
    if let listed = reasons?.first(where: { $0.code == reason }) {
      let known = listed.details.map(\.code)
      if entry["detail"] == nil ? listed.needsDetail : !known.contains(detail ?? "") {
        fault("`\(reason)` needs a `detail`, one of \(known.joined(separator: ", "))", at: entry["detail"] ?? node)
      }
    } else if reasons != nil {
      fault("reason `\(reason)` is not in reasons.yaml", at: entry["reason"])
    }
    if let values = measures[subject]?[measure] {
      check(reject, refer, of: measure, giving: values, entry)
    } else {
      fault(
        "no measure `\(measure)` is taken on the \(subject.rawValue) upload (docs/measures.md lists them)",
        at: entry["measure"])
    }
    return Rule(
      subject: subject, measure: measure, reason: reason, reject: reject, refer: refer, needs: needs,
      rejectsAlone: rejectsAlone, detail: detail)
  }
}
