import Casebook
import Foundation
import ReviewDomain
import Testing

/// Steps that most checks begin with.
extension Casebook {
  /// Registers applications 1 to `count`, each of a person of their own, a minute apart.
  package func registerSamples(_ count: Int) throws {
    let outcomes = try register((1...count).map { try Samples.new($0) }, at: Samples.start)
    try #require(outcomes == Array(repeating: .registered(superseding: []), count: count))
  }

  /// Takes the one free application through the machine.
  @discardableResult
  func inspectNext(
    _ verdict: Verdict, hash: PerceptualHash? = nil, at time: Date = Samples.hour(1)
  ) throws -> Claim {
    let claim = try #require(try claim(limit: 1, holder: "machine", lease: 60, at: time).first)
    let outcomes = try complete([Samples.completion(of: claim, verdict, hash: hash)], at: time)
    try #require(outcomes.count == 1 && outcomes != [.stale])
    return claim
  }

  /// A reviewer's decision with the notice that belongs to it.
  package func review(
    _ decision: ReviewerDecision, _ number: Int, expecting decisionNumber: Int = 1, message: String? = nil,
    note: String? = nil, reviewer: String = "reviewer1", hold: TimeInterval = 0, at time: Date = Samples.hour(2)
  ) throws {
    let application = try Samples.application(number)
    try decide(
      Samples.action(decision, on: application.id, message: message, note: note, reviewer: reviewer),
      expecting: decisionNumber,
      notice: Samples.notice(decision == .approve ? .approved : .rejected, of: application, decision: decisionNumber),
      hold: hold, at: time)
  }

  /// A cancellation with the notice that belongs to it.
  package func cancelSample(_ number: Int, note: String? = nil, at time: Date) throws {
    let application = try Samples.application(number)
    try cancel(
      application.id, by: "clerk1", note: note, notice: Samples.notice(.cancelled, of: application, decision: 1),
      at: time)
  }

  func status(_ number: Int) throws -> ApplicationStatus? {
    try record(of: Samples.id(number))?.status
  }

  /// What reports are told, by time of submission.
  func reportFacts() throws -> [ReportFact] {
    var facts: [ReportFact] = []
    try forEachReportFact { facts.append($0) }
    return facts.sorted { $0.submittedAt < $1.submittedAt }
  }

  /// The portraits of inspected applications, by number.
  func portraits(after sequence: Int64 = 0) throws -> [ApplicationID: PortraitFact] {
    var found: [PortraitFact] = []
    try forEachPortrait(inspectedAfter: sequence) { found.append($0) }
    let byNumber = Dictionary(found.map { ($0.application, $0) }, uniquingKeysWith: { first, _ in first })
    try #require(byNumber.count == found.count, "a portrait was told twice")
    return byNumber
  }

  /// Everything that a change of state would change; leases are no part of it.
  func snapshot() throws -> CasebookSnapshot {
    CasebookSnapshot(
      journal: try journal(of: nil, after: 0, limit: .max), notices: try notices(after: nil, limit: .max),
      counts: try counts(), portraits: try portraits())
  }

  /// Checks that `body` throws this error and changes nothing.
  func expectRefusal(
    _ error: CasebookError, sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
  ) throws {
    let before = try snapshot()
    #expect(throws: error, sourceLocation: sourceLocation, performing: body)
    #expect(try snapshot() == before, "a refused operation changed something", sourceLocation: sourceLocation)
  }

  /// Checks that `body` throws `.inconsistent` and changes nothing.
  func expectInconsistent(
    sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
  ) throws {
    let before = try snapshot()
    let error = #expect(throws: CasebookError.self, sourceLocation: sourceLocation, performing: body)
    guard case .inconsistent = error else {
      Issue.record("\(error as Any) instead of .inconsistent", sourceLocation: sourceLocation)
      return
    }
    #expect(try snapshot() == before, "a refused operation changed something", sourceLocation: sourceLocation)
  }
}

/// What must stay the same when nothing happens.
struct CasebookSnapshot: Equatable {
  let journal: [JournalEntry]
  let notices: [OutboxEntry]
  let counts: [ApplicationStatus: Int]
  let portraits: [ApplicationID: PortraitFact]
}
