import AgencyRules
import ArgumentParser
import Casebook
import Foundation
import NightRun
import ReviewDomain

struct Doctor: ReviewCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check that everything the night needs is there and healthy.",
    discussion: """
      Checks configuration, rules, office calendar, permissions, the database and its journal, the networks and a worker. Ends with 0
      when all is well and with 78 when something needs mending.

      Example:
        card-review doctor --home /srv/card-review
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions

  func run(in context: CommandContext) async throws {
    let office = try home.office(in: context)
    var checks = [
      DoctorCheck("configuration", office.home.configuration.path),
      DoctorCheck("rules", "\(office.rules.ruleSet.rules.count) rules, \(office.rules.ruleSet.sha256)"),
    ]
    checks += permissions(of: office)
    checks.append(calendar(of: office))
    checks += try casebook(of: office)
    checks.append(await worker(of: office))
    let answer = DoctorAnswer(checks: checks)
    try context.print(answer, as: output.format)
    if !answer.healthy { throw CommandFailure(.configuration, "something needs mending, see above") }
  }

  private func permissions(of office: Office) -> [DoctorCheck] {
    let faults = office.home.permissionFaults()
    if faults.isEmpty { return [DoctorCheck("permissions", "only the owner may read the home folder")] }
    return faults.map { DoctorCheck("permissions", $0.description, healthy: false) }
  }

  private func calendar(of office: Office) -> DoctorCheck {
    let reminder = office.calendarReminder
    return DoctorCheck(
      "calendar", reminder ?? "reaches to \(office.rules.calendar.lastDay.iso)", healthy: reminder == nil)
  }

  private func casebook(of office: Office) throws -> [DoctorCheck] {
    let found = try office.casebook.diagnostics()
    let journal: String
    let isIntact: Bool
    switch found.journal {
    case .intact(let sequence, let hash): (journal, isIntact) = ("intact, \(sequence) entries, head \(hash)", true)
    case .broken(let sequence, let why): (journal, isIntact) = ("BROKEN at entry \(sequence): \(why)", false)
    }
    let isDurable = found.journalMode == "truncate" && found.synchronous >= 2
    return [
      DoctorCheck(
        "database",
        "SQLite \(found.sqliteVersion), journal mode \(found.journalMode), synchronous \(found.synchronous), schema \(found.schemaVersion)"
          + found.structureFaults.map { "; \($0)" }.joined(), healthy: isDurable && found.structureFaults.isEmpty),
      DoctorCheck("journal", journal, healthy: isIntact),
    ]
  }

  private func worker(of office: Office) async -> DoctorCheck {
    do {
      let greeting = try await Office.pool(office.program, workers: 1).greet()
      let refused = greeting.refused
      return DoctorCheck(
        "worker",
        "starts, loads its networks and speaks protocol \(greeting.protocolVersion)"
          + (refused.isEmpty
            ? ", in its sandbox"
            : "; BUT this system refuses it \(refused.joined(separator: " and ")): "
              + "allow that in the kernel or the container's profile"),
        healthy: refused.isEmpty)
    } catch {
      return DoctorCheck("worker", "\(error)", healthy: false)
    }
  }
}

private struct DoctorCheck: Encodable {
  let what: String
  let finding: String
  let healthy: Bool

  init(_ what: String, _ finding: String, healthy: Bool = true) {
    self.what = what
    self.finding = finding
    self.healthy = healthy
  }
}

private struct DoctorAnswer: Answer {
  let checks: [DoctorCheck]
  var healthy: Bool { checks.allSatisfy(\.healthy) }

  private enum CodingKeys: CodingKey {
    case healthy, checks
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(healthy, forKey: .healthy)
    try container.encode(checks, forKey: .checks)
  }

  func text() -> String {
    var table = TextTable(header: ["", "WHAT", "FINDING"])
    for check in checks { table.add([check.healthy ? "ok" : "MEND", check.what, check.finding]) }
    return table.text()
  }
}
