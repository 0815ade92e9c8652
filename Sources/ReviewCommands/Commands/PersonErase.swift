import ArgumentParser
import Casebook
import NightRun
import ReviewDomain

struct PersonErase: HomeCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Erase pictures and personal data of all of a person's closed applications.",
    discussion: """
      Refused while one waits for a decision, or a card is not cancelled. What was decided and when stays, without whose it was; the journal \
      tells of the erasure and still verifies. Backups, mails that were sent and forms that were returned are not reached.

      Example:
        card-review person erase A123456789 --dry-run
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Argument(help: ArgumentHelp("The identity number.", valueName: "number"), transform: ArgumentText.typed)
  var person: IdentityNumber
  @Flag(help: "List what would go, and delete nothing.")
  var dryRun = false

  func run(in context: CommandContext) async throws {
    let office = try home.office(in: context)
    let purge = Purge(of: office.home, office.casebook, Retention())
    if dryRun {
      return try context.print(PurgeAnswer(try plan(office.casebook), deleted: nil), as: output.format)
    }
    let answer = try await office.withLock(shared: false) {
      let plan = try plan(office.casebook)
      let deleted = try purge.carryOut(plan, because: "request", by: .person(context.user()), at: context.now())
      return PurgeAnswer(plan, deleted: deleted)
    }
    try context.print(answer, as: output.format)
  }

  private func plan(_ casebook: SQLiteCasebook) throws -> Purge.Plan {
    let applications = try casebook.applications(of: person)
    guard !applications.isEmpty else { throw CommandFailure(.noInput, "nothing is kept under this number") }
    let forgettings = try casebook.forgettable(of: person)
    let kept = applications.filter { application in !forgettings.contains { $0.application == application.application }
    }
    guard kept.isEmpty else {
      let list = kept.map { "\($0.application) is \($0.status.rawValue)" }.joined(separator: ", ")
      throw CommandFailure(
        .badData, "nothing was erased: \(list); decide it, cancel the card, or let its mail go out first")
    }
    return Purge.Plan(forgettings: forgettings, refused: [])
  }
}
