import ArgumentParser
import Casebook
import Foundation
import NightRun
import PhotoEvaluation
import ReviewDomain

struct RulesExplain: HomeCommand {
  static let right = Right.review
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say of an application what each rule makes of it, and which values would change that.",
    discussion: """
      Judges the stored measurements by today's rules. For each rule: the measure, its value, what it makes of it, and from which value on it \
      would be otherwise; the verdict without a rule stands where that is another. Below, what doubt the measures add up to, and with which value \
      of one of them it would fall on the other side of the limit.

      Example:
        card-review rules explain 2026-000123
        card-review rules explain 123 --all
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Argument(help: "The application's number.", completion: TypedWords.waiting, transform: ArgumentText.application)
  var application: ApplicationID
  @Flag(help: "Also the rules that the pictures pass.")
  var all = false

  func run(in context: CommandContext) async throws {
    let office = try home.office(in: context)
    let record = try office.casebook.record(typed: application, for: context.user())
    guard let evidence = record.evidence, let stored = record.judgement else {
      throw CommandFailure(.badData, "\(record.application.id) has not been inspected yet")
    }
    try context.print(
      ExplanationAnswer(
        record.application.id, RuleExplanation(of: evidence, by: office.rules.ruleSet), stored: stored, tellsAll: all,
        isBlind: try office.casebook.isBlind(context.caller, to: record.application.id)),
      as: output.format)
  }
}

private struct ExplanationAnswer: Answer {
  struct RuleLine: Encodable {
    let subject: Subject
    let measure: MeasureName
    let reason: ReasonCode
    let detail: String?
    let value: FlatValue?
    let outcome: RuleExplanation.Outcome
    /// The bands in words; absent where there is none.
    let reject: String?
    let refer: String?
    /// Which values would make another outcome, in words; absent where none would.
    let otherwise: String?
    /// The verdict if the rule said nothing, where that is another.
    let verdictWithout: Verdict?
    private let words: String

    private enum CodingKeys: CodingKey {
      case subject, measure, reason, detail, value, outcome, reject, refer, otherwise, verdictWithout
    }

    init(_ line: RuleExplanation.Line) {
      let rule = line.rule
      (subject, measure, reason, detail) = (rule.subject, rule.measure, rule.reason, rule.detail)
      (reject, refer) = (rule.reject?.words, rule.refer?.words)
      value = line.measurement.map { FlatValue($0.value) }
      outcome = line.outcome
      verdictWithout = line.verdictWithout
      let whole = rule.refer ?? rule.reject
      switch line.outcome {
      case .passes:
        otherwise = [refer.map { "refers \($0)" }, reject.map { "rejects \($0)" }].compactMap(\.self)
          .joined(separator: ", ")
      case .refers: otherwise = "passes \(whole?.passing ?? "")" + (reject.map { ", rejects \($0)" } ?? "")
      case .rejects:
        otherwise =
          "passes \(whole?.passing ?? "")"
          + (rule.refer == nil ? "" : ", rejects no more \(rule.reject?.passing ?? "")")
      case .undetermined, .inapplicable, .leftOut: otherwise = nil
      }
      words =
        line.measurement.map { $0.value.whyNot ?? $0.value.words } ?? (line.outcome == .leftOut ? "" : "not measured")
    }

    var cells: [String] {
      [
        outcome.rawValue.replacing("_", with: " "), reason.rawValue + (detail.map { ":\($0)" } ?? ""),
        "\(subject.rawValue) \(measure)", words, otherwise ?? "",
        verdictWithout.map { "without it: \($0.rawValue)" } ?? "",
      ]
    }
  }

  struct DoubtLine: Encodable {
    let measure: MeasureName
    let reason: ReasonCode
    let value: Double
    let weight: Double
    /// With which value the doubt would fall on the other side of the limit; absent where none does it alone.
    let turningValue: Double?
  }

  let application: ApplicationID
  /// By today's rules.
  let verdict: Verdict
  let reasons: [ReasonCode]
  let ruleSet: String
  /// What stands in the casebook.
  let storedVerdict: Verdict
  let storedRuleSet: String
  let rules: [RuleLine]
  let doubt: Double?
  let doubtLimit: Double?
  let doubts: [DoubtLine]
  private let tellsAll: Bool

  private enum CodingKeys: CodingKey {
    case application, verdict, reasons, ruleSet, storedVerdict, storedRuleSet, rules, doubt, doubtLimit, doubts
  }

  /// - Parameter isBlind: whether nobody is to see that the machine would approve it, as of what it left to people by policy.
  init(_ application: ApplicationID, _ found: RuleExplanation, stored: Judgement, tellsAll: Bool, isBlind: Bool) {
    self.application = application
    self.tellsAll = tellsAll
    verdict = isBlind && found.judgement.verdict == .approve ? .refer : found.judgement.verdict
    (reasons, ruleSet) = (found.judgement.reasons, found.judgement.ruleSet)
    (storedVerdict, storedRuleSet) = (stored.verdict, stored.ruleSet)
    rules = found.lines.map(RuleLine.init)
    (doubt, doubtLimit) = (found.doubt, found.doubtLimit)
    doubts = found.doubts.map {
      DoubtLine(
        measure: $0.measure, reason: $0.reason, value: $0.value, weight: $0.weight, turningValue: $0.turningValue)
    }
  }

  func text() -> String {
    let why = reasons.isEmpty ? "" : " (\(reasons.map(\.rawValue).joined(separator: ", ")))"
    var text = "\(application): \(verdict.rawValue)\(why)"
    if storedRuleSet != ruleSet { text += "; it was judged \(storedVerdict.rawValue) by earlier rules" }
    let told = rules.filter { tellsAll || $0.outcome != .passes && $0.outcome != .leftOut }
    var table = TextTable(header: ["OUTCOME", "REASON", "MEASURE", "VALUE", "OTHERWISE", "VERDICT"])
    for line in told { table.add(line.cells) }
    text += "\n\n" + (told.isEmpty ? "" : table.text())
    let passed = rules.count - told.count
    if passed > 0 { text += "\(passed) rules pass or have nothing to say (--all).\n" }
    return text + doubtText()
  }

  private func doubtText() -> String {
    guard let doubt else { return "" }
    let side = doubtLimit.map { doubt >= $0 ? "too much" : "little enough" } ?? "too much whatever it is"
    var text =
      "\nDoubt \(doubt.fourDigits), which is \(side); from \(doubtLimit?.fourDigits ?? "nothing") on it refers.\n"
    let told = tellsAll ? doubts[...] : doubts.prefix(8)
    guard !told.isEmpty else { return text }
    var table = TextTable(header: ["MEASURE", "SPEAKS FOR", "VALUE", "WEIGHT", "WOULD TURN IT AT"])
    for line in told {
      table.add([
        line.measure.rawValue, line.reason.rawValue, line.value.fourDigits, line.weight.fourDigits,
        line.turningValue?.fourDigits ?? "",
      ])
    }
    text += table.text()
    return text
  }
}
