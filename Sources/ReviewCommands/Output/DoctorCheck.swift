import AgencyRules
import Casebook
import Foundation
import NightRun
import ReviewDomain

/// One line of `doctor`.
struct DoctorCheck: Encodable {
  let what: String
  let finding: String
  let healthy: Bool

  init(_ what: String, _ finding: String, healthy: Bool = true) {
    self.what = what
    self.finding = finding
    self.healthy = healthy
  }

  /// - Parameter fine: the finding where there is no fault.
  static func lines(_ what: String, faults: [some CustomStringConvertible], fine: String) -> [DoctorCheck] {
    if faults.isEmpty { return [DoctorCheck(what, fine)] }
    return faults.map { DoctorCheck(what, $0.description, healthy: false) }
  }
}

extension DoctorCheck {
  static func lines(of found: CasebookDiagnostics) -> [DoctorCheck] {
    let isDurable = found.journalMode == "truncate" && found.synchronous >= 2
    let database = DoctorCheck(
      "database",
      "SQLite \(found.sqliteVersion), journal mode \(found.journalMode), synchronous \(found.synchronous), schema \(found.schemaVersion)"
        + found.structureFaults.map { "; \($0)" }.joined(), healthy: isDurable && found.structureFaults.isEmpty)
    let journal =
      switch found.journal {
      case .intact(let sequence, let hash): DoctorCheck("journal", "intact, \(sequence) entries, head \(hash)")
      case .broken(let sequence, let why):
        DoctorCheck("journal", "BROKEN at entry \(sequence): \(why)", healthy: false)
      }
    let state = found.state
    var books = lines("books", faults: state.faults, fine: "\(state.compared) applications are as the journal tells")
    if state.count > state.faults.count {
      books.append(DoctorCheck("books", "\(state.count - state.faults.count) more faults", healthy: false))
    }
    return [database, journal] + books
  }

  /// Who may do what in a home folder.
  static func lines(ofRightsIn home: HomeFolder) -> [DoctorCheck] {
    let place = Reviewers.place.path
    guard FileManager.default.fileExists(atPath: place) else {
      return [DoctorCheck("rights", "no \(place): whoever may act as the home's owner may do everything here")]
    }
    do throws(RuleFaults) {
      let reviewers = try Reviewers(at: Reviewers.place)
      return [
        DoctorCheck(
          "rights",
          reviewers.home.isSame(as: home)
            ? "\(reviewers.people.count) people in \(place)"
            : "\(place) speaks of \(reviewers.home.url.path): whoever may act as this home's owner may do everything here"
        )
      ]
    } catch {
      return lines("rights", faults: error.faults, fine: "")
    }
  }

  /// - Parameter found: of the journal against the checkpoint.
  static func line(of found: JournalVerification, _ signed: SignedCheckpoint, at time: Date) -> DoctorCheck {
    switch found {
    case .intact:
      let age = StatusAnswer.duration(Int(max(0, time.timeIntervalSince(signed.at))))
      return DoctorCheck("checkpoint", "the journal holds entry \(signed.head.sequence), signed \(age) ago")
    case .broken(let sequence, let why):
      return DoctorCheck("checkpoint", "BROKEN at entry \(sequence): \(why)", healthy: false)
    }
  }

  /// Longer than a week without a backup is a risk that nobody means to take.
  static func line(of backup: Backup.Record?, at time: Date) -> DoctorCheck {
    guard let backup else { return DoctorCheck("backup", "none was made by card-review backup yet") }
    let age = max(0, time.timeIntervalSince(backup.at))
    return DoctorCheck(
      "backup", "made \(StatusAnswer.duration(Int(age))) ago: \(backup.folder)", healthy: age <= 7 * 86_400)
  }

  /// Two nights that did not end well in a row, or did not begin, are no accident.
  private static let longWithoutANight: TimeInterval = 48 * 3600

  /// - Parameter night: the last that ended whole; nil before the first.
  static func line(ofLastNight night: NightRecord?, at time: Date) -> DoctorCheck {
    guard let end = night?.ending?.at else { return DoctorCheck("last good night", "there has been none yet") }
    let age = time.timeIntervalSince(end)
    let ago = "ended \(end.inTaiwan), \(StatusAnswer.duration(Int(max(0, age)))) ago"
    guard age > longWithoutANight else { return DoctorCheck("last good night", ago) }
    return DoctorCheck(
      "last good night", "\(ago); see card-review status, and whether cron or the timer still starts `run`",
      healthy: false)
  }
}

/// What `doctor` answers.
struct DoctorAnswer: Answer {
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
