import Casebook
import Foundation
import ReviewDomain
import SeededRandom
import Testing

extension ConformanceCheck {
  static let interleavings: [ConformanceCheck] = (1...4).map { seed in
    ConformanceCheck("500 random steps of two holders, reviewers and a mailer keep every promise (seed \(seed))") {
      casebook in
      var night = RandomNight(casebook, seed: UInt64(seed))
      for _ in 1...500 { try night.step() }
      try night.check()
    }
  }
}

/// Random steps on one casebook. Holders go on with claims they may have lost long ago, as a process does that was
/// stopped and wakes up again.
private struct RandomNight {
  private let casebook: any Casebook
  private var random: SplitMix64
  private var now = Samples.start
  private var nextNumber = 1
  private var claims: [[Claim]] = [[], []]
  private var attempts: Set<[String]> = []
  private var recorded: [ApplicationID: Int] = [:]

  init(_ casebook: any Casebook, seed: UInt64) {
    self.casebook = casebook
    random = SplitMix64(seed: seed)
  }

  mutating func step() throws {
    now += Double(random.below(20))
    switch random.below(12) {
    case 0, 1, 2: try register()
    case 3, 4: try claim()
    case 5, 6, 7: try complete()
    case 8: try heartbeatOrRelease()
    case 9: try review()
    case 10: try deliver()
    default: try cancel()
    }
  }

  /// Few persons, so that they meet themselves; times that go back and forth.
  private mutating func register() throws {
    let batch = try (0..<random.below(4)).map { _ in
      let repeated = random.below(5) == 0 && nextNumber > 1
      let number = repeated ? 1 + random.below(nextNumber - 1) : nextNumber
      if !repeated { nextNumber += 1 }
      return try Samples.new(number, person: number % 17, submitted: Double((number * 7919) % 97))
    }
    _ = try casebook.register(batch, at: now)
  }

  private mutating func claim() throws {
    let holder = random.below(2)
    let new = try casebook.claim(limit: 1 + random.below(3), holder: "holder\(holder)", lease: 30, at: now)
    for claim in new {
      let isNew = attempts.insert([claim.application.id.text, String(claim.attempt)]).inserted
      #expect(isNew, "attempt \(claim.attempt) of \(claim.application.id) was given out twice")
    }
    claims[holder] += new
  }

  private mutating func complete() throws {
    let holder = random.below(2)
    let chosen = claims[holder].filter { _ in random.below(3) > 0 }
    // Sometimes remembered, to be completed a second time.
    if random.below(4) > 0 { claims[holder].removeAll { chosen.contains($0) } }
    let completions = chosen.map { claim in
      Samples.completion(of: claim, [.approve, .reject, .refer][random.below(3)])
    }
    for (completion, outcome) in zip(completions, try casebook.complete(completions, at: now)) where outcome != .stale {
      recorded[completion.claim.application.id, default: 0] += 1
    }
  }

  private mutating func heartbeatOrRelease() throws {
    let holder = random.below(2)
    if random.below(2) == 0 {
      _ = try casebook.heartbeat(claims[holder], lease: 30, at: now)
    } else {
      try casebook.release(claims[holder], at: now)
    }
  }

  private mutating func review() throws {
    let status: ApplicationStatus = random.below(2) == 0 ? .referred : .received
    guard let entry = try casebook.page(of: status, after: nil, limit: 1).first,
      let application = try casebook.record(of: entry.application)?.application
    else { return }
    let decision: ReviewerDecision = random.below(2) == 0 ? .approve : .reject
    let notice = Samples.notice(decision == .approve ? .approved : .rejected, of: application, decision: 1)
    let action = Samples.action(decision, on: application.id)
    try casebook.decide(action, expecting: 1, notice: notice, hold: 0, at: now)
    #expect(throws: CasebookError.stale(application.id)) {
      try casebook.decide(action, expecting: 1, notice: notice, hold: 0, at: now)
    }
  }

  private mutating func deliver() throws {
    let outcomes: [Delivery.Outcome] = [.sent, .temporary(retryAt: now + 60), .permanent, .unknown]
    let deliveries = try casebook.pendingNotices(limit: 5, at: now).map {
      Delivery(entry: $0.id, outcome: outcomes[random.below(4)], detail: "said")
    }
    try casebook.recordDeliveries(deliveries, at: now)
  }

  private mutating func cancel() throws {
    guard random.below(3) == 0, let entry = try casebook.page(of: .approved, after: nil, limit: 1).first,
      let application = try casebook.record(of: entry.application)?.application
    else { return }
    let notice = Samples.notice(.cancelled, of: application, decision: 1)
    try casebook.cancel(application.id, by: "clerk1", note: nil, notice: notice, at: now)
  }

  func check() throws {
    guard case .intact(let head, _) = try casebook.verifyJournal() else {
      Issue.record("the journal broke: \(try casebook.verifyJournal())")
      return
    }
    let journal = try casebook.journal(of: nil, after: 0, limit: .max)
    #expect(journal.count == Int(head))
    let events = Dictionary(grouping: journal, by: \.application)
    let counts = try casebook.counts()
    var notices: [[String]] = []
    var undecided: [IdentityNumber: Int] = [:]
    for status in ApplicationStatus.allCases {
      let page = try casebook.page(of: status, after: nil, limit: .max)
      #expect(page.count == counts[status], "\(status)")
      for entry in page {
        let record = try #require(try casebook.record(of: entry.application))
        let names = events[entry.application, default: []].map(\.event)
        let decided = names.filter { $0 == "approved" || $0 == "rejected" }.count
        #expect(decided == record.decisions.count && decided <= 1, "\(entry.application) was decided \(decided) times")
        #expect(names.filter { $0 == "inspected" }.count == recorded[entry.application, default: 0])
        #expect(recorded[entry.application, default: 0] <= 1, "\(entry.application) was completed twice")
        notices += record.notices.map {
          [entry.application.text, String($0.notice.decisionNumber), $0.notice.kind.rawValue]
        }
        let waiting = record.notices.filter { $0.status == .pending }.map(\.id)
        #expect(waiting == record.notices.suffix(1).map(\.id) || waiting.isEmpty, "a mail waits that is overtaken")
        if status.isUndecided || status == .approved, let person = entry.idNumber {
          undecided[person, default: 0] += 1
        }
      }
    }
    #expect(undecided.values.allSatisfy { $0 == 1 }, "a person has two applications under way or two cards")
    #expect(Set(notices).count == notices.count, "a notice was made twice")
    #expect(notices.count == (try casebook.notices(after: nil, limit: .max).count))
    #expect(counts[.approved, default: 0] + counts[.rejected, default: 0] > 0, "the night did nothing worth checking")
  }
}
