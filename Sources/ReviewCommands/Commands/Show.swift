import ArgumentParser
import Casebook
import Foundation
import NightRun
import ReviewDomain

struct Show: HomeCommand {
  static let right = Right.review
  static let configuration = CommandConfiguration(
    abstract: "Show one application: the form, where its pictures are, what was measured, and why it was referred.",
    discussion: """
      The identity number's last four characters are hidden unless asked for; where the document has a number that differs only \
      there, those that differ are shown.

      Example:
        card-review show 2026-000123
        card-review show 2026-000123 --whole-id
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var language: LanguageOptions
  @Argument(help: "The application's number.", transform: ArgumentText.application)
  var application: ApplicationID
  @Flag(help: "Show the whole identity number.")
  var wholeID = false
  @Flag(help: "Show every measurement, not only those that spoke.")
  var measurements = false

  func run(in context: CommandContext) async throws {
    let office = try home.office(in: context)
    if let returned = try office.casebook.returnRecord(of: application) {
      return try context.print(
        ReturnAnswer(
          returned, reasons: office.rules.ruleSet.reasons, language: language.language(in: context)), as: output.format)
    }
    let record = try office.casebook.record(typed: application)
    // Nobody looks without its being noted.
    try office.casebook.noteAccess(
      wholeID ? [.pictures, .number] : [.pictures], to: [record.application.id], by: .person(context.user()),
      at: context.now())
    let named = record.evidence.flatMap { record.judgement?.likePortraits(in: $0) } ?? []
    let answer = ShowAnswer(
      record: record, likenesses: try named.compactMap(office.casebook.record(of:)), rules: office.rules,
      pictures: PictureStore(folder: office.home.pictures), links: PictureLinks(of: office.home),
      today: CivilDate(of: context.now()), wholeID: wholeID, allMeasurements: measurements,
      language: language.language(in: context))
    try context.print(answer, as: output.format)
  }
}
