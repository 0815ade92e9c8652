import ArgumentParser
import Casebook

struct Journal: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look after the journal of all decisions.",
    discussion: """
      Example:
        card-review journal verify --head 1234:5f0c…
      """,
    subcommands: [JournalVerify.self])
}

struct JournalVerify: HomeCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check that nobody altered the journal, and that it still holds a head that was kept elsewhere.",
    discussion: """
      The chain of hashes shows where an entry was altered. That its end was cut off, or all of it written anew, shows only against a head
      that was kept on another machine: `run --summary`, `run --json` and this command print it as NUMBER:HASH. Ends with 65 where
      something is wrong.

      Example:
        card-review journal verify
        card-review journal verify --head 1234:5f0c…
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Option(
    help: ArgumentHelp("A head that was kept elsewhere, as it was printed.", valueName: "number:hash"),
    transform: ArgumentText.journalHead)
  var head: JournalCheckpoint?

  func run(in context: CommandContext) async throws {
    let found = try home.casebook(in: context).verifyJournal(against: head)
    try context.print(JournalAnswer(found, against: head), as: output.format)
    if case .broken = found { throw CommandFailure(.badData, "the journal is not what it was, see above") }
  }
}

private struct JournalAnswer: Answer {
  let intact: Bool
  /// Of the last entry, to be kept elsewhere; absent where something is wrong.
  let head: String?
  /// The first entry that is wrong.
  let brokenAt: Int64?
  let why: String?
  private let kept: JournalCheckpoint?

  private enum CodingKeys: CodingKey {
    case intact, head, brokenAt, why
  }

  init(_ found: JournalVerification, against kept: JournalCheckpoint?) {
    self.kept = kept
    switch found {
    case .intact(let sequence, let hash):
      intact = true
      head = sequence == 0 ? nil : JournalCheckpoint(sequence: sequence, hash: hash).description
      (brokenAt, why) = (nil, nil)
    case .broken(let sequence, let why):
      intact = false
      head = nil
      brokenAt = sequence
      self.why = why
    }
  }

  func text() -> String {
    if let brokenAt, let why { return "BROKEN at entry \(brokenAt): \(why)\n" }
    guard let head else { return "The journal is empty.\n" }
    let holds = kept.map { ", and holds entry \($0.sequence) as it was kept" } ?? ""
    return "The journal is intact\(holds).\nIts head, to be kept elsewhere:\n\(head)\n"
  }
}
