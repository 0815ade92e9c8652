import ReviewDomain
import Yams

/// Reads rules/reasons.yaml.
struct ReasonFile {
  /// Every reason whose code can be read, so that what names it can be checked whatever else is wrong with it; nil where the file as a
  /// whole cannot be read.
  let reasons: [Reason]?
  /// All at once; with any, the reasons are not fit for use.
  let faults: [RuleFault]

  /// - Parameter problem: what is wrong with a text that is to stand in a mail; nil where nothing is.
  init(file: String, text: String, problem: (String) -> String?) {
    var reader = YAMLReader(file: file)
    if let root = reader.root(of: text) {
      var reasons: [Reason] = []
      reader.refuseUnknownKeys(of: root, known: ["schema", "reasons"])
      let entries = reader.entries("reasons", of: root)
      for (node, entry) in entries {
        guard let reason = reader.reason(node, entry) else { continue }
        if reasons.contains(where: { $0.code == reason.code }) {
          reader.fault("reason `\(reason.code)` is written twice", at: node)
        }
        if reason.machineMayReject || reason.reviewerMayReject,
          let problem = problem(reason.texts.joined(separator: "\n"))
        {
          reader.fault("reason `\(reason.code)` \(problem)", at: node)
        }
        reasons.append(reason)
      }
      let codes = Set(reasons.map(\.code))
      for (node, entry) in entries {
        for covered in (entry["covers"]?.sequence ?? []).compactMap(\.string)
        where !codes.contains(ReasonCode(rawValue: covered)) {
          reader.fault("`covers` names `\(covered)`, which is no reason of this file", at: entry["covers"] ?? node)
        }
      }
      for reason in reasons where reason.isCoveredByItself(among: reasons) {
        reader.fault(
          "`\(reason.code)` covers itself, by way of others or at once; both would be left out of a mail", at: nil)
      }
      for (node, entry) in entries
      where entry["code"]?.string == ReasonCode.other.rawValue && entry["machine_may_reject"]?.bool == true {
        reader.fault(
          "`other` is told in a reviewer's words; the machine has none and may not reject for it",
          at: entry["machine_may_reject"] ?? node)
      }
      let needed = [ReasonCode.undetermined, .inspectionFailed, .pictureDamaged, .other] + ReasonCode.ofForms
      for code in needed where !codes.contains(code) {
        reader.fault("reason `\(code)` is missing; the program needs it", at: nil)
      }
      self.reasons = reasons
    } else {
      reasons = nil
    }
    faults = reader.faults
  }
}

extension Reason {
  /// Everything that can stand in a mail.
  fileprivate var texts: [String] {
    [caption, advice, english?.caption ?? "", english?.advice ?? ""]
      + details.flatMap { [$0.caption, $0.advice ?? "", $0.english?.caption ?? "", $0.english?.advice ?? ""] }
  }

  /// Whether following `covers` from here leads back here.
  fileprivate func isCoveredByItself(among reasons: [Reason]) -> Bool {
    let covers = Dictionary(reasons.map { ($0.code, $0.covers) }, uniquingKeysWith: { first, _ in first })
    var reached = self.covers
    var frontier = reached
    while !frontier.isEmpty {
      frontier = Set(frontier.flatMap { covers[$0] ?? [] }).subtracting(reached)
      reached.formUnion(frontier)
    }
    return reached.contains(code)
  }
}

extension YAMLReader {
  fileprivate mutating func reason(_ node: Node, _ entry: Node.Mapping) -> Reason? {
    refuseUnknownKeys(
      of: entry,
      known: [
        "code", "caption", "advice", "machine_may_reject", "reviewer_may_reject", "covers", "details", "needs_detail",
        "mention", "english",
      ])
    let code = text("code", of: entry, in: node)
    let caption = text("caption", of: entry, in: node)
    let advice = text("advice", of: entry, in: node)
    let machine = flag("machine_may_reject", of: entry, in: node)
    let reviewer = flag("reviewer_may_reject", of: entry, in: node, fallback: true)
    let covers = texts("covers", of: entry)
    let details = details(of: entry)
    let needsDetail = flag("needs_detail", of: entry, in: node, fallback: false)
    if needsDetail == true && details.isEmpty {
      fault("`needs_detail` is true, and there are no `details`", at: entry["needs_detail"])
    }
    let mention = flag("mention", of: entry, in: node, fallback: machine == true || reviewer == true)
    // The casebook and label files write several with a space between them.
    if let code, code.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9_.\-]*/) == nil {
      fault("`code` is made of letters A to Z, digits, `_`, `-` and `.`, such as head_cropped", at: entry["code"])
    }
    guard let code else { return nil }
    // What is missing has its fault above and keeps the file from being used.
    return Reason(
      code: ReasonCode(rawValue: code), caption: caption ?? "", advice: advice ?? "",
      machineMayReject: machine ?? false, reviewerMayReject: reviewer ?? false,
      covers: Set((covers ?? []).map(ReasonCode.init(rawValue:))), details: details,
      needsDetail: needsDetail ?? false, mayBeMentioned: mention ?? false, english: english(of: entry, in: node))
  }

  private mutating func details(of entry: Node.Mapping) -> [ReasonDetail] {
    if entry["details"] == nil { return [] }
    var details: [ReasonDetail] = []
    for (node, detail) in entries("details", of: entry) {
      refuseUnknownKeys(of: detail, known: ["code", "caption", "advice", "english"])
      let advice = detail["advice"] == nil ? nil : text("advice", of: detail, in: node)
      let caption = text("caption", of: detail, in: node)
      guard let code = text("code", of: detail, in: node) else { continue }
      if details.contains(where: { $0.code == code }) { fault("detail `\(code)` is written twice", at: node) }
      details.append(
        ReasonDetail(code: code, caption: caption ?? "", advice: advice, english: english(of: detail, in: node)))
    }
    return details
  }

  private mutating func english(of entry: Node.Mapping, in node: Node) -> EnglishWords? {
    guard let words = entry["english"] else { return nil }
    guard let mapping = words.mapping else {
      fault("`english` must be { caption: …, advice: … }", at: words)
      return nil
    }
    refuseUnknownKeys(of: mapping, known: ["caption", "advice"])
    let caption = text("caption", of: mapping, in: words)
    let advice = mapping["advice"] == nil ? nil : text("advice", of: mapping, in: words)
    return caption.map { EnglishWords(caption: $0, advice: advice) }
  }
}
