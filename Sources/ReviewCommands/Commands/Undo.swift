import ArgumentParser
import Casebook
import NightRun
import ReviewDomain

struct Undo: HomeCommand {
  static let right = Right.review
  static let configuration = CommandConfiguration(
    abstract: "Take a decision of a reviewer back, with its mail, as long as that has not gone out.",
    discussion: """
      The mail is held for the minutes that config.yaml says (undo_minutes, 10 by itself) and then goes out with the next run. The \
      application waits again where it waited before; the decision stays in the history. Where reviewers.yaml says who may do what, somebody else's \
      decision takes a senior, and a reason.

      Example:
        card-review undo 2026-000123
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Argument(
    help: "The application's whole number.", completion: TypedWords.decided, transform: ArgumentText.application)
  var application: ApplicationID
  @OptionGroup var reason: StatedReason

  func run(in context: CommandContext) async throws {
    let casebook = try home.casebook(in: context)
    if let record = try casebook.record(of: application) {
      try context.caller.requireNoTie(to: record.application)
      if record.secondReads.last?.reading?.by == .person(context.user()) {
        throw CommandFailure(.badData, "you were the second reader of \(application), and that is not taken back")
      }
      if record.decisions.last?.decidedBy != .person(context.user()) {
        try context.caller.requireToOverrule("taking back what somebody else decided", because: reason.note)
      }
    }
    switch try casebook.undo(application, because: reason.note, by: context.user(), at: context.now()) {
    case .undone(let status):
      try context.print(
        UndoAnswer(application: application, status: status, show: home.hint("show \(application)")), as: output.format)
    case .nothingToUndo(let status):
      throw CommandFailure(
        .badData,
        "\(application) is \(status.rawValue), and no reviewer's decision stands; see: \(home.hint("history \(application)"))"
      )
    case .tooLate(let kind, let phase):
      let way = kind == .approved ? "; a card is cancelled by: \(home.hint("cancel \(application)"))" : ""
      throw CommandFailure(.badData, "the decision on \(application) stands: its mail is \(phase.words)\(way)")
    case .overtaken(let newer):
      throw CommandFailure(
        .badData, "the decision on \(application) stands: the same person has applied anew since, as \(newer)")
    }
  }
}

private struct UndoAnswer: Answer {
  let application: ApplicationID
  let status: ApplicationStatus
  private let show: String

  private enum CodingKeys: CodingKey {
    case application, status
  }

  init(application: ApplicationID, status: ApplicationStatus, show: String) {
    self.application = application
    self.status = status
    self.show = show
  }

  func text() -> String { "\(application) is \(status.rawValue) again, and its mail is taken back: \(show)\n" }
}
