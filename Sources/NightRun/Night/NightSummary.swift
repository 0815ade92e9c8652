import Casebook
import Foundation
import ReviewDomain

/// What one night did; the `--json` contract of `card-review run`.
public struct NightSummary: Sendable, Codable, Hashable {
  public var startedAt: Date
  public var endedAt: Date
  public var intake = IntakeResult()
  public var approved = 0
  public var rejected = 0
  public var referred = 0
  /// Inspections whose result came too late because the application had moved on.
  public var stale = 0
  /// Referred because the workers failed on it.
  public var inspectionFailures = 0
  /// Stored pictures that are not what was sent; their applications were referred.
  public var damagedPictures: [DamagedPicture] = []
  /// Why workers could not be started that the night did without, one each.
  public var workersLost: [String] = []
  /// What the system refused workers to shut themselves in with; see `doctor`.
  public var workersRefused: [String] = []
  /// How often each reason was given, by its code.
  public var reasons: [ReasonCode: Int] = [:]
  public var mail = MailResult()
  /// How long its parts took.
  public var seconds = PhaseSeconds()
  /// Asked to end before all was done.
  public var stoppedEarly = false
  /// Applications that wait for a reviewer now.
  public var waitingForReview = 0
  /// Head of the journal's chain as `NUMBER:HASH`, to be kept elsewhere: it shows later whether the journal's tail was cut.
  public var journalHead = ""

  public init(startedAt: Date) {
    self.startedAt = startedAt
    endedAt = startedAt
  }

  public var inspected: Int { approved + rejected + referred }

  /// What the casebook remembers of it.
  var figures: NightFigures {
    var figures = NightFigures()
    figures.registered = intake.registered
    figures.refused = intake.refused.count
    figures.approved = approved
    figures.rejected = rejected
    figures.returned = intake.returned
    figures.referred = referred
    figures.inspectionFailures = inspectionFailures
    figures.stale = stale
    figures.mailsSent = mail.sent
    figures.mailsPostponed = mail.postponed
    figures.mailsFailed = mail.failed
    figures.mailsUnknown = mail.unknown
    figures.intakeSeconds = seconds.intake
    figures.inspectionSeconds = seconds.inspection
    figures.mailSeconds = seconds.mail
    return figures
  }
}

/// Seconds that each part of a night took, its waiting for other nights included.
public struct PhaseSeconds: Sendable, Codable, Hashable {
  public var intake = 0.0
  public var inspection = 0.0
  public var mail = 0.0
}

/// What became of the mail that was due.
public struct MailResult: Sendable, Codable, Hashable {
  public var sent = 0
  public var postponed = 0
  public var failed = 0
  public var unknown = 0
  /// Mails of this night or earlier ones that could not be handed over and that no run tries again before `nextAttemptAt`.
  public var waiting = 0
  public var nextAttemptAt: Date?
  /// Why the relay took nothing more; absent where it did. What it was not offered goes with the next run.
  public var unavailable: String?
  /// Why the relay refuses this office, which wants mending; absent where it does not.
  public var misconfigured: String?

  /// Why a night's digest was not handed over; absent where none waits.
  public var digestsWaiting: String?

  var isRelayShut: Bool { unavailable != nil || misconfigured != nil }

  public init() {}
}
