import AgencyRules
import ArgumentParser
import Casebook
import Foundation
import NightRun
import PhotoEvaluation
import ReviewDomain

struct RulesReplay: HomeCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Judge what was measured before by other rules, and say what would change.",
    discussion: """
      Reads the stored measurements alone, on a connection that cannot write: neither a picture nor the casebook is touched. Beside each \
      change stands what people decided on those applications, as far as they did. Measures that were not taken then are undetermined.

      Example:
        card-review rules replay --rules candidate-rules
        card-review rules replay --rules candidate-rules --since 2026-11-01 --json
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var rules: RulesOptions
  @Option(
    help: ArgumentHelp("Only what was inspected on this day or later.", valueName: "day"),
    transform: ArgumentText.typed)
  var since: CivilDate?

  func run(in context: CommandContext) async throws {
    let ruleSet = try rules.ruleSet(for: context.program())
    let casebook = try home.readOnlyCasebook(in: context)
    var replay = RuleReplay()
    let total = try casebook.counts().values.reduce(0, +)
    let bar = ProgressBar(context: context)
    try casebook.forEachInspection(since: since.map(\.firstInstant)) { inspected in
      replay.add(inspected.judgedBefore, by: ruleSet)
      bar.draw("applications", done: replay.judged + replay.leftOut, total: total)
    }
    bar.clear()
    try context.print(ReplayAnswer(replay: replay), as: output.format)
  }
}

extension InspectedApplication {
  fileprivate var judgedBefore: RuleReplay.Judged {
    var people: Decision?
    if let decision, case .person = decision.decidedBy { people = decision.decision }
    return RuleReplay.Judged(
      application: application, evidence: evidence, judgement: judgement, people: people)
  }
}

private struct ReplayAnswer: Answer {
  let replay: RuleReplay

  func encode(to encoder: any Encoder) throws { try replay.encode(to: encoder) }

  func text() -> String {
    var text = "\(replay.judged) applications judged anew, \(replay.changed) would change"
    text += replay.leftOut > 0 ? "; \(replay.leftOut) left out, whose pictures no rule can speak of.\n\n" : ".\n\n"
    var table = TextTable(header: ["WAS", "WOULD BE", "COUNT", "PEOPLE APPROVED", "REJECTED", "SUCH AS"])
    for transition in replay.transitions {
      table.add([
        transition.from.rawValue, transition.to.rawValue, "\(transition.count)", "\(transition.peopleApproved)",
        "\(transition.peopleRejected)",
        transition.from == transition.to ? "" : transition.examples.joined(separator: " "),
      ])
    }
    text += table.text()
    guard !replay.reasons.isEmpty else { return text }
    var reasons = TextTable(header: ["REASON", "GAINED", "LOST", "SUCH AS"])
    for change in replay.reasons {
      reasons.add([
        change.reason.rawValue, "\(change.gained)", "\(change.lost)", change.examples.joined(separator: " "),
      ])
    }
    return text + "\n" + reasons.text()
  }
}
