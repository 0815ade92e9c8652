import AgencyRules
import ArgumentParser
import Casebook
import Foundation
import NightRun
import ReviewDomain

/// Where the office's files are.
struct HomeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The home folder; without it CARD_REVIEW_HOME, or the folder you stand in.", valueName: "dir"))
  var home: String?

  func folder(in context: CommandContext) -> HomeFolder {
    context.home ?? named(by: context.variable)
  }

  /// The home folder that was named, or the folder one stands in.
  func named(by variable: (String) -> String?) -> HomeFolder {
    let path = home ?? variable("CARD_REVIEW_HOME") ?? "."
    return HomeFolder(URL(filePath: path, directoryHint: .isDirectory).absoluteURL)
  }

  /// Whether a home folder was named, rather than the folder one stands in.
  func isNamed(by variable: (String) -> String?) -> Bool { (home ?? variable("CARD_REVIEW_HOME")) != nil }

  /// A command of this program for people to copy, on the same home folder.
  func hint(_ command: String) -> String {
    guard let home else { return "card-review \(command)" }
    let isPlain = !home.isEmpty && home.allSatisfy { $0.isLetter || $0.isNumber || "/._-+:@%".contains($0) }
    return "card-review \(command) --home \(isPlain ? home : "'\(home.replacing("'", with: "'\\''"))'")"
  }

  /// Opens the casebook of the home folder alone, for what is only shown: faults in configuration and rules are none of its business.
  ///
  /// - Throws: a `HomeFault` where there is none to open.
  func casebook(in context: CommandContext) throws -> SQLiteCasebook {
    let home = folder(in: context)
    try home.requireOffice()
    return try SQLiteCasebook(path: home.casebook.path, create: false)
  }

  /// The same on a connection that cannot write, for what must change nothing.
  func readOnlyCasebook(in context: CommandContext) throws -> SQLiteCasebook {
    let home = folder(in: context)
    try home.requireOffice()
    return try SQLiteCasebook(reading: home.casebook.path)
  }

  /// The rules folder of the home folder, unread.
  func rulesFolder(in context: CommandContext) throws -> URL {
    try Office.rulesFolder(Configuration.rulesFolder(namedIn: folder(in: context).configuration), context.program())
  }

  /// Opens the office of the home folder.
  ///
  /// - Throws: a `HomeFault` where there is none to open.
  func office(in context: CommandContext, rules: String? = nil) throws -> Office {
    let home = folder(in: context)
    try home.requireOffice()
    return try Office(
      home: home, rules: rules.map { URL(filePath: $0).absoluteURL }, program: context.program(),
      effects: context.effects, caller: context.caller)
  }
}

/// In which form the answer is printed.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Print JSON, for programs; fields are only ever added.")
  var json = false
  @Flag(help: "Do not wrap tables to fit the terminal.")
  var wide = false

  var format: OutputFormat { json ? .json : .text(isWide: wide) }
}

/// The rules folder of a command without a home folder.
struct RulesOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The rules folder; without it the one that came with the program.", valueName: "dir"))
  var rules: String?

  func folder(for program: ProgramFiles) throws -> URL {
    try Office.rulesFolder(rules.map { URL(filePath: $0).absoluteURL }, program)
  }

  /// The rules alone, of the folder that was named or else of a home.
  func ruleSet(of home: HomeOptions, in context: CommandContext) throws -> RuleSet {
    try rules == nil ? Self.ruleSet(at: home.rulesFolder(in: context)) : ruleSet(for: context.program())
  }

  /// The rules alone, for which a folder needs no mail templates.
  func ruleSet(for program: ProgramFiles) throws -> RuleSet { try Self.ruleSet(at: folder(for: program)) }

  private static func ruleSet(at folder: URL) throws -> RuleSet {
    do throws(RuleFaults) {
      return try RulesFolder(at: folder, measures: MeasureCatalogue.types).ruleSet
    } catch {
      throw RuleFaults(error.faults.map { $0.inside(folder) })
    }
  }
}

/// How many processes inspect pictures.
struct WorkersOptions: ParsableArguments {
  @Option(
    help:
      "Processes that inspect pictures side by side, 1 to 64; without it as configured, or as many as cores, quota and memory bear.",
    transform: ArgumentText.number(from: 1, to: 64))
  var workers: Int?
}

/// What is believed of this machine's clock.
struct ClockOptions: ParsableArguments {
  @Flag(
    help: "Go on though the clock lies before the journal's last entry, since the clock was wrong when that was made.")
  var clockIsRight = false
}
