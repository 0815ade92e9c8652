import ArgumentParser
import Casebook
import NightRun

struct PurgeCommand: HomeCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge",
    abstract: "Delete pictures and personal data that the agency need not keep any longer.",
    discussion: """
      Goes by `retention` in config.yaml, and touches closed applications alone. Of a card that is not cancelled the photo and its holder's \
      data stay. The journal tells of each deletion and still verifies. A copy in a backup is not reached. Not while a night runs (75).

      Example:
        card-review purge --dry-run
        card-review purge
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Flag(help: "List what would go, and delete nothing.")
  var dryRun = false

  func run(in context: CommandContext) async throws {
    let office = try home.office(in: context)
    let retention = office.configuration.retention
    guard retention != Retention() else {
      throw CommandFailure(.configuration, "config.yaml has no `retention`: how long is what to be kept?")
    }
    let purge = Purge(of: office.home, office.casebook, retention)
    if dryRun {
      return try context.print(
        PurgeAnswer(try purge.plan(at: context.now()), deleted: nil), as: output.format)
    }
    let answer = try await office.withLock(shared: false) {
      let plan = try purge.plan(at: context.now())
      let deleted = try purge.carryOut(plan, because: "retention", by: .person(context.user()), at: context.now())
      return PurgeAnswer(plan, deleted: deleted)
    }
    try context.print(answer, as: output.format)
  }
}

struct PurgeAnswer: Answer {
  struct Line: Encodable {
    let application: String
    /// `identity`, `portrait`, `person`.
    let what: [String]
  }

  let isDryRun: Bool
  let applications: [Line]
  /// Names in refused/.
  let refused: [String]
  /// Files; absent in a dry run.
  let picturesDeleted: Int?

  init(_ plan: Purge.Plan, deleted: Int?) {
    isDryRun = deleted == nil
    applications = plan.forgettings.map { forgetting in
      Line(
        application: forgetting.application.text,
        what: [("identity", forgetting.identity), ("portrait", forgetting.portrait), ("person", forgetting.person)]
          .filter(\.1).map(\.0))
    }
    refused = plan.refused
    picturesDeleted = deleted
  }

  func text() -> String {
    var table = TextTable(header: ["WHAT", isDryRun ? "WOULD GO" : "IS GONE"])
    for line in applications { table.add([line.application, line.what.joined(separator: ", ")]) }
    for name in refused { table.add(["refused/\(name)", "the bundle"]) }
    let total = "\(applications.count) applications, \(refused.count) refused bundles"
    let files = picturesDeleted.map { ", \($0) picture files" } ?? ""
    return (applications.isEmpty && refused.isEmpty ? "" : table.text())
      + total + files + (isDryRun ? " would go; nothing was deleted.\n" : ".\n")
  }
}
