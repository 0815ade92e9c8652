import AgencyRules
import Casebook
import Foundation
import Notices
import ReviewDomain

/// An office that is set up: its configuration and rules read and checked, its casebook open.
///
/// Everything that can be wrong with files people edit comes to light here, before anything is touched.
public struct Office: Sendable {
  public let home: HomeFolder
  public let configuration: Configuration
  public let rules: RulesFolder
  public let notices: NoticeRenderer
  public let casebook: SQLiteCasebook
  public let program: ProgramFiles
  public let effects: NightEffects
  /// For whom it is open; nil for nobody in particular.
  public let caller: Caller?

  /// - Throws: `RuleFaults`, `HomeFault` or `CasebookError`.
  public init(
    home: HomeFolder, rules chosen: URL?, program: ProgramFiles, effects: NightEffects, caller: Caller? = nil
  ) throws {
    let (configuration, checked) = try OfficeSettings(of: home, rules: chosen, program).whole()
    self.home = home
    self.configuration = configuration
    self.program = program
    self.effects = effects
    self.caller = caller
    rules = checked.folder
    notices = try checked.notices(for: configuration)
    // Before a night has done half of its work.
    try configuration.mail.signer?.check()
    // A casebook that is gone must not be taken for an empty one: mail would go out anew. Only `init` makes one.
    casebook = try SQLiteCasebook(path: home.casebook.path, create: false)
  }

  /// The rules folder chosen, or the one that came with the program.
  public static func rulesFolder(_ chosen: URL?, _ program: ProgramFiles) throws(HomeFault) -> URL {
    if let chosen {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: chosen.path, isDirectory: &isFolder), isFolder.boolValue else {
        throw HomeFault(path: chosen.path, problem: "is no folder, let alone one with rules")
      }
      return chosen
    }
    guard let shipped = program.rules else {
      throw HomeFault(
        path: program.executable.path, problem: "has no rules beside it; name the folder with --rules or in config.yaml"
      )
    }
    return shipped
  }

  /// A pool of workers that are this same program.
  ///
  /// - Parameter workers: nil = as many as this process's share of the machine bears.
  public static func pool(_ program: ProgramFiles, workers: Int?) throws(HomeFault) -> WorkerPool {
    guard let networks = program.networks else {
      throw HomeFault(
        path: program.executable.path, problem: "has no networks beside it; run make deps, or install with make install"
      )
    }
    return WorkerPool(
      command: .init(executable: program.executable, arguments: ["inspect-worker", "--networks", networks.path]),
      workers: workers ?? MachineShare.ofThisProcess.workers)
  }

  /// What operations must hear of the office calendar's end today; nil while that is far away.
  public var calendarReminder: String? {
    rules.calendar.reminder(on: CivilDate(of: effects.now()), folder: rules.calendarFiles.path)
  }

  /// What takes this office's mail, for one run.
  ///
  /// - Parameter transcript: told of what is said to a relay.
  public func transport(transcript: (@Sendable (String) -> Void)? = nil) -> any MailTransport {
    configuration.mail.transport(for: home, transcript: transcript)
  }

  /// Tonight's run.
  ///
  /// - Parameter workers: processes that inspect pictures; nil = as configured.
  public func night(workers: Int? = nil) throws -> Night {
    Night(
      home: home, casebook: casebook, rules: rules.ruleSet, notices: notices,
      transport: transport(), schedule: configuration.mail.schedule,
      pool: try Self.pool(program, workers: workers ?? configuration.workers), effects: effects,
      secondReadShare: rules.secondReads.ofMachine)
  }
}
