import ArgumentParser
import DurableFiles
import Foundation
import NightRun
import ReviewDomain
import SupervisorReports

struct ReportShow: HomeCommand {
  static let right = Right.report
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the report: as text, HTML, CSV or JSON.",
    discussion: """
      The figures are those of now, or of the end of the day --as-of as they stood then. The last eight weeks stand below. The same casebook \
      and the same --as-of give the same bytes.

      Example:
        card-review report --home /srv/card-review
        card-review report --by decision --week last
        card-review report --month 2026-11 --output november.html
        card-review report --as-of 2026-11-22
        card-review report --from 2026-11-01 --to 2026-11-30 --json
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var figures: ReportOptions
  @Option(help: "text, html, csv or json; without it what --output ends with, or text.")
  var format: ReportFormat?
  @Option(
    name: .customLong("output"),
    help: ArgumentHelp("Write the report there, for its owner only, and print nothing.", valueName: "file"))
  var file: String?
  @Option(help: "The language; without it Chinese for HTML and CSV, English for text.")
  var lang: Language?

  func run(in context: CommandContext) async throws {
    if file != nil { try context.caller.requireFiles(of: "--output", instead: "print it: --format html > FILE") }
    let chosen = format ?? (output.json ? .json : file.flatMap(ReportFormat.init(file:)) ?? .text)
    let report = try figures.report(of: home, in: context)
    let text = try report.text(as: chosen, language: lang ?? (chosen == .text ? .english : .chinese))
    guard let file else { return try context.write(text) }
    try DurableFile.replace(URL(filePath: file).absoluteURL.path, with: Data(text.utf8))
  }
}

enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
  case text, html, csv, json

  /// By the end of a file's name; nil where it says nothing.
  init?(file: String) {
    let ending = (file as NSString).pathExtension.lowercased()
    self.init(rawValue: ending == "htm" ? "html" : ending == "txt" ? "text" : ending)
  }
}
