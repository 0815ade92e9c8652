import AgencyRules
import ArgumentParser
import Foundation
import NightRun
import ReviewDomain

struct Rules: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look after the rules folder.",
    discussion: """
      Example:
        card-review rules check
        card-review rules explain 2026-000123
        card-review rules replay --rules candidate-rules
        card-review rules weigh labels.csv
      """,
    subcommands: [RulesCheck.self, RulesExplain.self, RulesReplay.self, RulesWeigh.self])
}

struct RulesCheck: HomeCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a rules folder whole and list what it says.",
    discussion: """
      Reads the folder that is named, or that of a home folder, config.yaml included, or the one that came with the program. Ends with 78 \
      and every fault with file and line when something is wrong.

      Example:
        card-review rules check --rules /etc/card-review/rules
        card-review rules check --home /srv/card-review
      """)

  @OptionGroup var rules: RulesOptions
  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions

  func run(in context: CommandContext) async throws {
    try context.print(RulesAnswer(rules: checked(in: context)), as: output.format)
  }

  private func checked(in context: CommandContext) throws -> RulesFolder {
    let program = context.program()
    guard rules.rules == nil, home.isNamed(by: context.variable) else {
      return try CheckedRules(at: rules.folder(for: program)).folder
    }
    let folder = home.folder(in: context)
    try folder.requireOffice()
    return try OfficeSettings(of: folder, rules: nil, program).whole().rules.folder
  }
}

private struct RulesAnswer: Answer {
  struct RuleLine: Encodable {
    let subject: Subject
    let measure: MeasureName
    let reason: ReasonCode
    let detail: String?
    let reject: String?
    let refer: String?
  }

  let folder: String
  let sha256: String
  let machineMayApprove: Bool
  let calendarFrom: String
  let calendarTo: String
  let rules: [RuleLine]
  let reasons: [Reason]

  init(rules read: RulesFolder) {
    folder = read.url.path
    sha256 = read.ruleSet.sha256
    machineMayApprove = read.ruleSet.machineMayApprove
    calendarFrom = read.calendar.firstDay.iso
    calendarTo = read.calendar.lastDay.iso
    rules = read.ruleSet.rules.map {
      RuleLine(
        subject: $0.subject, measure: $0.measure, reason: $0.reason, detail: $0.detail, reject: $0.reject?.words,
        refer: $0.refer?.words)
    }
    reasons = read.ruleSet.reasonsInOrder
  }

  func text() -> String {
    var bands = TextTable(header: ["UPLOAD", "MEASURE", "REASON", "REJECT", "REFER"])
    for rule in rules {
      bands.add([
        rule.subject.rawValue, rule.measure.rawValue, rule.reason.rawValue + (rule.detail.map { ":\($0)" } ?? ""),
        rule.reject ?? "-", rule.refer ?? "-",
      ])
    }
    var list = TextTable(header: ["REASON", "CAPTION", "WHO MAY REJECT", "DETAILS"])
    for reason in reasons {
      let who = [reason.machineMayReject ? "machine" : nil, reason.reviewerMayReject ? "reviewer" : nil].compactMap(
        \.self)
      list.add([
        reason.code.rawValue, reason.caption, who.isEmpty ? "nobody" : who.joined(separator: ", "),
        reason.detailsInWords,
      ])
    }
    return """
      \(folder): good
      rule set \(sha256)
      the machine \(machineMayApprove ? "may" : "may not") approve by itself
      office calendar from \(calendarFrom) to \(calendarTo)

      \(bands.text())
      \(list.text())
      """
  }
}
