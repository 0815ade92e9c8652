import ArgumentParser
import Foundation
import NightRun
import PhotoEvaluation
import ReviewDomain

struct RulesWeigh: HomeCommand {
  static let configuration = CommandConfiguration(
    commandName: "weigh",
    abstract: "Say for each rule what it costs in good photos and what it alone catches.",
    discussion: """
      LABELS.csv has the columns of `card-review evaluate`. For each band: the good photos it stops and those that nothing else stops, the \
      defective ones it catches and those that nothing else catches, and what other limits would stop. A band that costs good photos and \
      alone catches nothing is evidence (doubt.yaml), and no rule. Weigh rules on photos that their limits were not chosen on. Shares stand with \
      Wilson's interval.

      With --decisions, what people decided on the home's applications takes the place of labels: approved photos are good ones, rejected ones \
      defective where a reason of theirs is one that rules on photos serve. People decide what was referred and little else, so these are \
      the hard photos: the figures compare rules, and do not tell how many of all photos a rule stops.

      Example:
        card-review rules weigh labels.csv
        card-review rules weigh our-labels.csv --rules candidate-rules --json
        card-review rules weigh --decisions --home /srv/card-review
      """)

  @Argument(help: ArgumentHelp("The label file.", valueName: "labels.csv"))
  var labels: String?
  @Flag(help: "Take reviewers' decisions as labels; a rules folder that is not named is the home's.")
  var decisions = false
  @OptionGroup var home: HomeOptions
  @Option(help: ArgumentHelp("The folder of the pictures, where it is not the label file's.", valueName: "folder"))
  var pictures: String?
  @OptionGroup var rules: RulesOptions
  @OptionGroup var workers: WorkersOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if (labels == nil) != decisions { throw ValidationError("give a label file, or --decisions") }
  }

  func run(in context: CommandContext) async throws {
    let ruleSet: RuleSet
    let judged: [EvaluatedPicture]
    if let labels {
      try ArgumentText.requireLabelFile(labels)
      ruleSet = try rules.ruleSet(for: context.program())
      judged = try await LabelledPhotos(labels: labels, pictures: pictures).judged(
        by: ruleSet, workers: workers, in: context)
    } else {
      ruleSet = try rules.ruleSet(of: home, in: context)
      judged = try DecidedPhotos.judged(by: ruleSet, from: home.readOnlyCasebook(in: context))
    }
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
        weight.measure.rawValue, weight.strength.rawValue, weight.limit,
        weight.goodStopped.with(weight.goodStoppedShare),
        "\(weight.goodStoppedAlone)", weight.defectiveCaught.with(weight.defectiveCaughtShare),
        "\(weight.defectiveCaughtAlone)",
        weight.isEvidence ? "evidence, no rule" : "",
        weight.otherLimits.map { "\($0.limit.fourDigits): \($0.goodStopped) / \($0.defectiveCaught)" }.joined(
          separator: ", "),
      ])
    }
    return "\(weights.good) good photos, \(weights.defective) defective ones\n\n" + table.text()
  }
}

extension Int {
  /// Such as `3 (1.2–7.4 %)`.
  fileprivate func with(_ share: Proportion?) -> String {
    guard let share else { return "\(self)" }
    return "\(self) (\((100 * share.low).fourDigits)–\((100 * share.high).fourDigits) %)"
  }
}
