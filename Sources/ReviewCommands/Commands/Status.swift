import ArgumentParser
import Casebook
import Foundation
import NightRun
import ReviewDomain

struct Status: ReviewCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show how many applications and mails stand where.",
    discussion: """
      Example:
        card-review status --home /srv/card-review --json
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions

  func run(in context: CommandContext) async throws {
    let office = try home.office(in: context)
    let counts = try office.casebook.counts()
    let answer = StatusAnswer(
      inbox: try office.home.waitingBundles().count, refused: try office.home.refusedBundles().count,
      applications: Dictionary(
        uniqueKeysWithValues: ApplicationStatus.allCases.map { ($0.rawValue, counts[$0] ?? 0) }),
      oldestReferred: try office.casebook.page(of: .referred, after: nil, limit: 1).first.map {
        RFC3339.text($0.submittedAt)
      },
      mailPending: try office.casebook.pendingNotices(limit: 1000, at: .distantFuture).count,
      running: try RunLock(at: office.home.lock) == nil)
    try context.print(answer, as: output.format)
  }
}

private struct StatusAnswer: Answer {
  /// Bundles that wait in inbox/.
  let inbox: Int
  /// Bundles in refused/.
  let refused: Int
  /// By status.
  let applications: [String: Int]
  /// When the application was submitted that has waited longest for a reviewer; absent where none waits.
  let oldestReferred: String?
  /// Mails not handed over yet, counted up to 1,000.
  let mailPending: Int
  /// Whether a night runs now.
  let running: Bool

  func text() -> String {
    var table = TextTable(header: ["WHERE", "HOW MANY"])
    table.add(["inbox", "\(inbox)"])
    for status in ApplicationStatus.allCases { table.add([status.rawValue, "\(applications[status.rawValue] ?? 0)"]) }
    table.add(["refused bundles", "\(refused)"])
    table.add(["mail waiting", "\(mailPending)"])
    return table.text() + (running ? "A night is running.\n" : "")
  }
}
