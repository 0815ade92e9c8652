import ArgumentParser
import Casebook
import Foundation
import NightRun
import ReviewDomain

struct Show: HomeCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show one application: the form, where its pictures are, what was measured, and why it was referred.",
    discussion: """
      The identity number's last four characters are hidden unless asked for.

      Example:
        card-review show 2026-000123
        card-review show 2026-000123 --whole-id
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Argument(help: "The application's number.", transform: ArgumentText.application)
  var application: ApplicationID
  @Flag(help: "Show the whole identity number.")
  var wholeID = false
  @Flag(help: "Show every measurement, not only those that spoke.")
  var measurements = false

  func run(in context: CommandContext) async throws {
    let office = try home.office(in: context)
    let answer = ShowAnswer(
      record: try office.record(typed: application), rules: office.rules,
      pictures: PictureStore(folder: office.home.pictures), links: PictureLinks(of: office.home), wholeID: wholeID,
      allMeasurements: measurements)
    try context.print(answer, as: output.format)
  }
}
