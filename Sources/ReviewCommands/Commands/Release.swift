import ArgumentParser
import Casebook
import Foundation
import NightRun
import ReviewDomain

struct Release: HomeCommand {
  static let right = Right.review
  static let configuration = CommandConfiguration(
    abstract: "Put applications back that lie on your desk, for other reviewers to decide.",
    discussion: """
      Without a number, all that lie there; `queue --mine` lists them. What lies on somebody else's desk is theirs to put back, and is \
      free by itself a minute after their desk has been closed or has lost its terminal.

      Example:
        card-review release
        card-review release 2026-000123
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Argument(
    help: ArgumentHelp("The applications' numbers.", valueName: "application"), transform: ArgumentText.application)
  var applications: [ApplicationID] = []

  func run(in context: CommandContext) async throws {
    let casebook = try home.casebook(in: context)
    let wanted = try applications.map { try casebook.record(typed: $0, for: context.user()).application.id }
    let released = try casebook.releaseReviews(
      wanted.isEmpty ? nil : wanted, of: context.user(), at: context.now())
    try context.print(ReleaseAnswer(released: released), as: output.format)
    let others = Set(wanted).subtracting(released).sorted { $0.text < $1.text }
    if !others.isEmpty {
      throw CommandFailure(
        .badData,
        "not on your desk: \(others.map(\.text).joined(separator: " ")); see: \(home.hint("queue --mine"))")
    }
  }
}

private struct ReleaseAnswer: Answer {
  let released: [ApplicationID]

  func text() -> String {
    released.isEmpty
      ? "Nothing was put back.\n" : "Put back: \(released.map(\.text).joined(separator: " "))\n"
  }
}
