import AgencyRules
import ArgumentParser
import Casebook
import Foundation
import NightRun
import ReviewDomain

struct Doctor: HomeCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check that everything the night needs is there and healthy.",
    discussion: """
      Checks configuration, rules, office calendar, the home folder and who owns its parts, reviewers.yaml, the database, its journal, whether the tables \
      are what the journal tells and the journal still holds its last signed head, the nights of late, what lies in refused/, the last backup, the networks and a worker, all of them whatever is wrong with some. Ends with 0 when all is well and \
      with 78 when something needs mending.

      Example:
        card-review doctor --home /srv/card-review
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions

  func run(in context: CommandContext) async throws {
    let folder = home.folder(in: context)
    // A home that has lost its configuration is examined; where there is no home at all, there is nothing to examine.
    if folder.exists || !folder.holdsCasebook { try folder.requireOffice() }
    try folder.requireAccess()
    let program = context.program()
    let settings = OfficeSettings(of: folder, rules: nil, program)
    var checks = DoctorCheck.lines(
      "configuration", faults: settings.configurationFaults, fine: folder.configuration.path)
    checks += DoctorCheck.lines("rules", faults: settings.rulesFaults, fine: words(of: settings.rules))
    checks += DoctorCheck.lines(
      "home", faults: folder.faults(),
      fine: "all there, only its owner may read it, and nothing in it is another user's")
    checks += DoctorCheck.lines(ofRightsIn: folder)
    if let file = settings.configuration?.metrics { checks.append(metrics(file)) }
    if let way = settings.configuration?.mail.way {
      checks.append(DoctorCheck("mail", "goes \(way.words); try it: card-review mail test ADDRESS"))
    }
    if let rules = settings.rules?.folder { checks.append(calendar(of: rules, on: CivilDate(of: context.now()))) }
    checks += casebook(of: folder, settings.configuration, at: context.now())
    checks.append(refused(of: folder))
    checks.append(DoctorCheck.line(of: Backup.last(of: folder), at: context.now()))
    checks.append(await worker(of: program))
    let answer = DoctorAnswer(checks: checks)
    try context.print(answer, as: output.format)
    if !answer.healthy { throw CommandFailure(.configuration, "something needs mending, see above") }
  }

  private func words(of rules: CheckedRules?) -> String {
    rules.map { "\($0.folder.ruleSet.rules.count) rules, \($0.folder.ruleSet.sha256)" } ?? ""
  }

  /// Of the file for Prometheus.
  private func metrics(_ file: URL) -> DoctorCheck {
    let folder = file.deletingLastPathComponent().path
    let isWritable = access(folder, W_OK | X_OK) == 0
    return DoctorCheck(
      "metrics",
      isWritable
        ? file.path : "\(folder) is missing, or you may not write there; make it, or mend `metrics` in config.yaml",
      healthy: isWritable)
  }

  private func calendar(of rules: RulesFolder, on today: CivilDate) -> DoctorCheck {
    let reminder = rules.calendar.reminder(on: today, folder: rules.calendarFiles.path)
    return DoctorCheck("calendar", reminder ?? "reaches to \(rules.calendar.lastDay.iso)", healthy: reminder == nil)
  }

  private func casebook(of folder: HomeFolder, _ configuration: Configuration?, at time: Date) -> [DoctorCheck] {
    do throws(CasebookError) {
      let casebook = try SQLiteCasebook(path: folder.casebook.path, create: false)
      var checks = DoctorCheck.lines(of: try casebook.diagnostics())
      if let kept = configuration?.checkpoints { checks.append(checkpoint(of: kept, casebook, at: time)) }
      return checks + [DoctorCheck.line(ofLastNight: try casebook.lastNight(endedAs: [.whole], at: time), at: time)]
    } catch {
      return [DoctorCheck("database", CommandFailure(from: error).messages.joined(separator: "; "), healthy: false)]
    }
  }

  private func checkpoint(of kept: Configuration.Checkpoints, _ casebook: SQLiteCasebook, at time: Date) -> DoctorCheck
  {
    do {
      let key = try CheckpointFolder.publicKey(at: kept.publicKey)
      guard let file = try CheckpointFolder(kept.folder).newest() else {
        return DoctorCheck(
          "checkpoint", "none in \(kept.folder.path); make one: \(home.hint("journal sign --key FILE"))", healthy: false
        )
      }
      let signed = try CheckpointFolder.read(file, signedBy: key)
      return DoctorCheck.line(of: try casebook.verifyJournal(against: signed.head), signed, at: time)
    } catch {
      return DoctorCheck(
        "checkpoint", CommandFailure(from: error).messages.joined(separator: "; "), healthy: false)
    }
  }

  private func refused(of folder: HomeFolder) -> DoctorCheck {
    do {
      let names = try folder.refusedBundles().sorted()
      guard !names.isEmpty else { return DoctorCheck("refused", "nothing lies in refused/") }
      let list = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", …" : "")
      return DoctorCheck(
        "refused", "\(names.count) in \(folder.refused.path): \(list); each has a refused.txt that says why")
    } catch {
      return DoctorCheck("refused", "\(error)", healthy: false)
    }
  }

  private func worker(of program: ProgramFiles) async -> DoctorCheck {
    do {
      let greeting = try await Office.pool(program, workers: 1).greet()
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
