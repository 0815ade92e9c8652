import ArgumentParser
import Foundation
import NightRun

/// Where the office's files are.
struct HomeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The home folder; without it CARD_REVIEW_HOME, or the folder you stand in.", valueName: "dir"))
  var home: String?

  func folder(in context: CommandContext) -> HomeFolder {
    let path = home ?? context.variable("CARD_REVIEW_HOME") ?? "."
    return HomeFolder(URL(filePath: path, directoryHint: .isDirectory).absoluteURL)
  }

  /// Opens the office of the home folder.
  ///
  /// - Throws: a `HomeFault` where there is none to open.
  func office(in context: CommandContext, rules: String? = nil) throws -> Office {
    let home = folder(in: context)
    try home.requireOffice()
    return try Office(
      home: home, rules: rules.map { URL(filePath: $0) }, program: context.program(), effects: context.effects)
  }
}

/// In which form the answer is printed.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Print JSON, for programs; fields are only ever added.")
  var json = false

  var format: OutputFormat { json ? .json : .text }
}

/// The rules folder of a command without a home folder.
struct RulesOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The rules folder; without it the one that came with the program.", valueName: "dir"))
  var rules: String?

  func folder(for program: ProgramFiles) throws -> URL {
    try Office.rulesFolder(rules.map { URL(filePath: $0) }, program)
  }
}

/// How many processes inspect pictures.
struct WorkersOptions: ParsableArguments {
  @Option(
    help: "Processes that inspect pictures side by side, 1 to 64; without it as configured, or one a core.",
    transform: ArgumentText.number(from: 1, to: 64))
  var workers: Int?
}
