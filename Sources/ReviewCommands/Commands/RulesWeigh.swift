import ArgumentParser
import Foundation
import NightRun
import PhotoEvaluation
import ReviewDomain

struct RulesWeigh: ReviewCommand {
  static let configuration = CommandConfiguration(
    commandName: "weigh",
    abstract: "Say for each rule what it costs in good photos and what it alone catches.",
    discussion: """
      LABELS.csv has the columns of `card-review evaluate`. For each band: the good photos it stops and those that nothing else stops, the \
      defective ones it catches and those that nothing else catches, and what other limits would stop. A band that costs good photos and \
      alone catches nothing is evidence (doubt.yaml), and no rule. Weigh rules on photos that their limits were not chosen on.

      Example:
        card-review rules weigh labels.csv
        card-review rules weigh our-decisions.csv --rules candidate-rules --json
      """)

  @Argument(help: ArgumentHelp("The label file.", valueName: "labels.csv"))
  var labels: String
  @Option(help: ArgumentHelp("The folder of the pictures, where it is not the label file's.", valueName: "folder"))
  var pictures: String?
  @OptionGroup var rules: RulesOptions
  @OptionGroup var workers: WorkersOptions
  @OptionGroup var output: OutputOptions

  func run(in context: CommandContext) async throws {
    try ArgumentText.requireLabelFile(labels)
    let ruleSet = try rules.ruleSet(for: context.program())
    let judged = try await LabelledPhotos(labels: labels, pictures: pictures).judged(
      by: ruleSet, workers: workers, in: context)
    let weights = RuleWeights(of: judged, by: ruleSet) { $0.words }
    try context.print(RuleWeightsAnswer(weights: weights), as: output.format)
  }
}

/// The weights for people.
private struct RuleWeightsAnswer: Answer {
  let weights: RuleWeights

  func encode(to encoder: any Encoder) throws { try weights.encode(to: encoder) }

  func text() -> String {
    var table = TextTable(header: [
      "MEASURE", "BAND", "LIMIT", "GOOD STOPPED", "ALONE", "DEFECTIVE CAUGHT", "ALONE", "",
      "OTHER LIMITS: GOOD / DEFECTIVE",
    ])
    for weight in weights.rules {
      table.add([
        weight.measure.rawValue, weight.strength.rawValue, weight.limit, "\(weight.goodStopped)",
        "\(weight.goodStoppedAlone)", "\(weight.defectiveCaught)", "\(weight.defectiveCaughtAlone)",
        weight.isEvidence ? "evidence, no rule" : "",
        weight.otherLimits.map { "\($0.limit.fourDigits): \($0.goodStopped) / \($0.defectiveCaught)" }.joined(
          separator: ", "),
      ])
    }
    return "\(weights.good) good photos, \(weights.defective) defective ones\n\n" + table.text()
  }
}
