import Foundation
import PhotoEvaluation
import ReviewDomain

/// How well the program did, for people.
struct EvaluationAnswer: Answer {
  let figures: EvaluationFigures

  func encode(to encoder: any Encoder) throws { try figures.encode(to: encoder) }

  func text() -> String {
    reasonTable() + "\n" + verdictTable() + groupText() + breakdownText() + mistakeText()
  }

  private func reasonTable() -> String {
    var table = TextTable(header: [
      "REASON", "GOOD", "BAD", "EER", "THRESHOLD", "AT FA<=1%", "UNANSWERED", "BAD: APPROVED", "REFERRED", "REJECTED",
      "NAMED RIGHT",
    ])
    for row in figures.reasons {
      table.add([
        row.kind.map { "  \($0)" } ?? row.reason.rawValue, "\(row.good)", "\(row.bad)",
        row.equalErrorRate?.percent ?? "no rule",
        row.threshold.map { String(format: "%.2f", $0) } ?? "-", row.errorAtOnePercentAccepted?.percent ?? "-",
        "\(row.unanswered)", "\(row.verdicts.approved)", "\(row.verdicts.referred)", "\(row.verdicts.rejected)",
        "\(row.namedRight)",
      ])
    }
    return table.text()
  }

  private func verdictTable() -> String {
    var table = TextTable(header: ["PICTURES", "ALL", "APPROVED", "REFERRED", "REJECTED"])
    for (name, count) in [("good", figures.good), ("defective", figures.defective)] { table.add(Self.row(name, count)) }
    let rejected = figures.defective.rejected
    guard rejected > 0 else { return table.text() }
    let share = (Double(figures.firstReasonRight) / Double(rejected)).percent
    return table.text()
      + "Of \(rejected) defective ones rejected, \(figures.firstReasonRight) (\(share)) for a labelled reason first.\n"
  }

  private func groupText() -> String {
    guard let gap = figures.groupGap else { return "" }
    var table = TextTable(header: ["GOOD BY GROUP", "ALL", "APPROVED", "REFERRED", "REJECTED"])
    for group in figures.groups { table.add(Self.row(group.group, group.good)) }
    return "\n" + table.text() + "Gap between groups: \((gap * 100).formattedPoints) points not approved.\n"
  }

  private func breakdownText() -> String {
    figures.breakdowns.map { breakdown in
      var table = TextTable(header: [
        "BY \(breakdown.column.uppercased())", "GOOD", "APPROVED", "REFERRED", "REJECTED", "DEFECTIVE", "APPROVED",
        "REFERRED",
        "REJECTED",
      ])
      for row in breakdown.rows {
        table.add(Self.row(row.value.strippedOfControls, row.good) + Self.row("", row.defective).dropFirst())
      }
      return "\n" + table.text() + (breakdown.worst.map { "Worst for good pictures: \($0.strippedOfControls)\n" } ?? "")
    }.joined()
  }

  private func mistakeText() -> String {
    if figures.mistakes.isEmpty { return "\nNo mistakes.\n" }
    return "\nThe worst mistakes:\n"
      + figures.mistakes.map { mistake in
        let label = mistake.labelled.isEmpty ? "good" : mistake.labelled.map(\.rawValue).joined(separator: " ")
        return "  \(mistake.file.strippedOfControls): \(label), verdict \(mistake.verdict.rawValue)\n"
          + mistake.findings.map { "    \($0)\n" }.joined()
      }.joined()
  }

  private static func row(_ name: String, _ count: EvaluationFigures.VerdictCount) -> [String] {
    func share(_ part: Int) -> String {
      count.pictures == 0 ? "\(part)" : "\(part) (\((Double(part) / Double(count.pictures)).percent))"
    }
    return [name, "\(count.pictures)", share(count.approved), share(count.referred), share(count.rejected)]
  }
}

extension Double {
  fileprivate var percent: String { "\((self * 100).formattedPoints) %" }
  fileprivate var formattedPoints: String { String(format: "%.1f", self) }
}
