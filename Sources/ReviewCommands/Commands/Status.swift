import ArgumentParser
import Casebook
import Foundation
import NightRun
import ReviewDomain

struct Status: HomeCommand {
  static let right = Right.report
  static let configuration = CommandConfiguration(
    abstract: "Show how many applications and mails stand where, and how the last night went.",
    discussion: """
      Example:
        card-review status --home /srv/card-review --json
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions

  func run(in context: CommandContext) async throws {
    let casebook = try home.casebook(in: context)
    let folder = home.folder(in: context)
    let answer = StatusAnswer(
      at: context.now(), standing: try Standing(of: folder, casebook),
      lastNight: try casebook.lastNight(),
      lastWholeNight: try casebook.lastNight(endedAs: [.whole], at: context.now()),
      running: try await folder.isNightRunning(), phoneList: home.hint("mail phone-list"))
    try context.print(answer, as: output.format)
  }
}
