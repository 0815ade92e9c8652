import Foundation
import NightRun
import Notices
import ReviewDomain
import Synchronization

/// Rules of one measure, and ways of handing mail over that do as they are told.
enum NightFixtures {
  /// A head below 0.1 of the height is cropped, below 0.2 somebody should look.
  static let rules = RuleSet(
    rules: [
      Rule(subject: .portrait, measure: "head.height", reason: "head_cropped", reject: .below(0.1), refer: .below(0.2))
    ],
    reasons: [
      Reason(code: "head_cropped", caption: "頭部被裁切", advice: "請重拍一張。", machineMayReject: true),
      Reason(
        code: .inspectionFailed, caption: "無法檢查", advice: "無", machineMayReject: false, reviewerMayReject: false),
      Reason(code: .pictureDamaged, caption: "毀損", advice: "無", machineMayReject: false, reviewerMayReject: false),
    ],
    machineMayApprove: true, sha256: "rules of the test")

  /// The same, and a photo like another person's is for people to look at.
  static let rulesOnDuplicates = RuleSet(
    rules: rules.rules + [
      Rule(
        subject: .portrait, measure: "duplicate.nearest", reason: "duplicate_photo", reject: nil, refer: .atMost(16),
        needs: .casebook)
    ],
    reasons: Array(rules.reasons.values) + [
      Reason(code: "duplicate_photo", caption: "重複", advice: "請重拍一張。", machineMayReject: false),
      Reason(code: .undetermined, caption: "無法判定", advice: "無", machineMayReject: false, reviewerMayReject: false),
    ],
    machineMayApprove: true, sha256: "rules of the test")
}

extension PerceptualHash {
  /// A hash that differs in so many bits, as a copy's does.
  func changed(bits: Int) -> PerceptualHash {
    var words = words
    for bit in 0..<bits { words[bit % 4] ^= 1 << (bit / 4) }
    return PerceptualHash(words: words)
  }
}

/// Gives each message the outcome that a test wrote down for it, by application, else `.sent`.
final class ScriptedTransport: MailTransport {
  let batchSize: Int
  let repeatsAreHarmless: Bool
  private let outcomes: [ApplicationID: DeliveryOutcome]
  private let log = Mutex<[RenderedNotice]>([])

  init(_ outcomes: [ApplicationID: DeliveryOutcome] = [:], batchSize: Int = 64, repeatsAreHarmless: Bool = true) {
    self.batchSize = batchSize
    self.repeatsAreHarmless = repeatsAreHarmless
    self.outcomes = outcomes
  }

  /// What was handed over, in order.
  var handedOver: [RenderedNotice] { log.withLock { $0 } }

  func deliver(_ notice: RenderedNotice) -> DeliveryOutcome {
    log.withLock { $0.append(notice) }
    return outcomes[notice.application] ?? .sent(detail: "")
  }
}

/// Remembers what a night told of its progress.
final class StepLog: Sendable {
  private let steps = Mutex<[NightProgress]>([])

  var all: [NightProgress] { steps.withLock { $0 } }

  func add(_ step: NightProgress) { steps.withLock { $0.append(step) } }
}
