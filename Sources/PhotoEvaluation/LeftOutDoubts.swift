import Foundation
import ReviewDomain

/// What the doubt model says of photos when it was made without their sources: `make calibrate` writes it.
///
/// A model judges the photos it was made from too kindly. With these, `evaluate` says what it is worth on others.
public struct LeftOutDoubts: Sendable {
  private let byFile: [String: Double]

  /// - Throws: when the file cannot be read, or a line is not a file and a number.
  public init(_ url: URL) throws(LabelFileFaults) {
    let table = try LabelTable(url)
    let lines: [(String, Double)?] = try table.labels { line, faults in
      guard let doubt = Double(line["doubt"]) else {
        faults.append("\(line.place): `doubt` is no number")
        return nil
      }
      return (line.file, doubt)
    }
    byFile = Dictionary(lines.compactMap(\.self), uniquingKeysWith: { first, _ in first })
  }

  /// The picture as it is judged with this doubt in place of the model's; nil where there is none, so that nothing is known of it.
  public func judged(_ picture: EvaluatedPicture, by rules: RuleSet) -> EvaluatedPicture? {
    let bands = picture.judgement.fired.filter { $0.strength != .doubt }
    let doubt = byFile[picture.label.file]
    if doubt == nil && bands.isEmpty { return nil }
    let limit = rules.doubtLimit(for: picture.evidence.portrait) ?? -.infinity
    let isTooMuch = doubt.map { $0 >= limit } ?? false
    let verdict: Verdict =
      picture.judgement.verdict == .reject ? .reject : bands.isEmpty && !isTooMuch ? .approve : .refer
    return EvaluatedPicture(
      label: picture.label, evidence: picture.evidence,
      judgement: Judgement(
        verdict: verdict, reasons: verdict == .approve ? [] : picture.judgement.reasons,
        fired: verdict == .approve ? [] : picture.judgement.fired, ruleSet: picture.judgement.ruleSet))
  }
}
