import Casebook
import Foundation
import NightRun
import ReviewDomain

/// What `status` answers.
struct StatusAnswer: Answer {
  private let asOf: Date
  /// Bundles that wait in inbox/.
  private let inbox: Int
  /// Bundles in refused/.
  private let refused: Int
  /// By status.
  private let applications: [String: Int]
  /// By what became of them.
  private let mails: [String: Int]
  /// The same as `mails.pending`, under its older name.
  private let mailPending: Int
  /// When the application was submitted that has waited longest for the machine; absent where none waits.
  private let oldestReceived: Date?
  /// The same for a reviewer.
  private let oldestReferred: Date?
  /// How long those have waited, seconds.
  private let oldestReceivedSeconds: Int?
  private let oldestReferredSeconds: Int?
  /// Absent before the first.
  private let lastNight: NightAnswer?
  /// When the last whole night ended; absent before the first.
  private let lastSuccessAt: Date?
  /// Whether a night runs now.
  private let running: Bool
  private let phoneList: String

  private enum CodingKeys: CodingKey {
    case asOf, inbox, refused, applications, mails, mailPending, oldestReceived, oldestReferred
    case oldestReceivedSeconds, oldestReferredSeconds, lastNight, lastSuccessAt, running
  }

  /// - Parameter phoneList: the command that lists whom to call.
  init(
    at time: Date, standing: Standing, lastNight: NightRecord?, lastWholeNight: NightRecord?, running: Bool,
    phoneList: String
  ) {
    self.phoneList = phoneList
    func seconds(since submitted: Date?) -> Int? { submitted.map { max(0, Int(time.timeIntervalSince($0))) } }
    asOf = time
    inbox = standing.inbox
    refused = standing.refused
    applications = Dictionary(
      uniqueKeysWithValues: ApplicationStatus.allCases.map { ($0.rawValue, standing.applications[$0] ?? 0) })
    mails = Dictionary(uniqueKeysWithValues: DeliveryStatus.allCases.map { ($0.rawValue, standing.mails[$0] ?? 0) })
    mailPending = standing.mails[.pending] ?? 0
    oldestReceived = standing.oldest[.received]
    oldestReferred = standing.oldest[.referred]
    oldestReceivedSeconds = seconds(since: oldestReceived)
    oldestReferredSeconds = seconds(since: oldestReferred)
    self.lastNight = lastNight.map { NightAnswer($0) }
    lastSuccessAt = lastWholeNight?.ending?.at
    self.running = running
  }

  func text() -> String {
    var table = TextTable(header: ["WHERE", "HOW MANY", "OLDEST WAITS"])
    table.add(["inbox", "\(inbox)", ""])
    let waits = [
      ApplicationStatus.received.rawValue: oldestReceivedSeconds,
      ApplicationStatus.referred.rawValue: oldestReferredSeconds,
    ]
    for status in ApplicationStatus.allCases.map(\.rawValue) {
      table.add([status, "\(applications[status] ?? 0)", (waits[status] ?? nil).map(Self.duration) ?? ""])
    }
    table.add(["refused bundles", "\(refused)", ""])
    for status in DeliveryStatus.allCases.map(\.rawValue) {
      table.add(["mail \(status)", "\(mails[status] ?? 0)", ""])
    }
    var text = table.text()
    if refused > 0 {
      text +=
        "Nobody has answered the senders of what lies in refused/: mend it and put it into inbox/, or write to them.\n"
    }
    let unreached = [DeliveryStatus.failed, .unknown].map { mails[$0.rawValue] ?? 0 }
    if unreached.contains(where: { $0 > 0 }) {
      text += "\(unreached[0]) mail(s) failed and \(unreached[1]) may not have arrived; whom to call: \(phoneList)\n"
    }
    text += nightsInWords()
    return text
  }

  /// The last night, and the last whole one where that is another.
  private func nightsInWords() -> String {
    guard let lastNight else { return "There has been no night yet.\n" }
    func ago(_ time: Date) -> String { Self.duration(max(0, Int(asOf.timeIntervalSince(time)))) + " ago" }
    var words = running ? "A night is running.\n" : ""
    if let endedAt = lastNight.endedAt, let outcome = lastNight.outcome, let figures = lastNight.figures {
      let took = Self.duration(lastNight.seconds ?? 0)
      switch outcome {
      case .whole: words += "The last night ended \(ago(endedAt)) and took \(took): "
      case .stopped: words += "The last night was stopped \(ago(endedAt)), after \(took): "
      case .failed: words += "The last night FAILED \(ago(endedAt)), after \(took): "
      }
      words +=
        "\(figures.registered) taken in, \(figures.approved) approved, \(figures.rejected) rejected, "
        + "\(figures.returned) returned, \(figures.referred) referred, \(figures.mailsSent) mails sent.\n"
    } else if !running {
      words += "The last night began \(ago(lastNight.startedAt)) and DIED; the next goes on from there.\n"
    }
    if lastNight.outcome != .whole {
      words +=
        lastSuccessAt.map { "The last whole night ended \(ago($0)).\n" } ?? "There has been no whole night yet.\n"
    }
    return words
  }

  /// Such as `45 s`, `12 min`, `9 h` or `4 days`.
  static func duration(_ seconds: Int) -> String {
    switch seconds {
    case ..<120: "\(seconds) s"
    case ..<7200: "\(seconds / 60) min"
    case ..<172_800: "\(seconds / 3600) h"
    default: "\(seconds / 86_400) days"
    }
  }
}

/// A night as `status` tells of it.
private struct NightAnswer: Encodable {
  let startedAt: Date
  let endedAt: Date?
  let seconds: Int?
  /// Absent while it runs, and for ever where it died.
  let outcome: NightRecord.Outcome?
  let figures: NightFigures?

  init(_ night: NightRecord) {
    startedAt = night.startedAt
    endedAt = night.ending?.at
    seconds = night.ending.map { _ in Int(night.duration) }
    outcome = night.ending?.outcome
    figures = night.ending?.figures
  }
}
