import ArgumentParser
import Casebook
import Foundation
import NightRun
import ReviewDomain

struct Status: HomeCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show how many applications and mails stand where, and how the last night went.",
    discussion: """
      Example:
        card-review status --home /srv/card-review --json
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions

  func run(in context: CommandContext) async throws {
    let office = try home.office(in: context)
    let answer = StatusAnswer(
      at: context.now(), standing: try Standing(of: office.home, office.casebook),
      lastNight: try office.casebook.lastNight(),
      lastWholeNight: try office.casebook.lastNight(endedAs: [.whole], at: context.now()),
      running: try await office.isNightRunning())
    try context.print(answer, as: output.format)
  }
}
