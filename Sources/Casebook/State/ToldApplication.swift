import Foundation
import GRDB
import ReviewDomain

/// An application as the journal alone tells it up to some moment, to count a report's totals a second time.
public struct ToldApplication: Sendable {
  public struct Decision: Sendable {
    public let decision: ReviewDomain.Decision
    public let by: Actor
    public let at: Date
    public let reasons: [ReasonCode]
  }

  public let status: ApplicationStatus
  public let submittedAt: Date
  public let receivedAt: Date
  public let verdict: Verdict?
  public let ruleSet: String?
  public let referredReasons: [ReasonCode]
  /// The one that stands.
  public let decision: Decision?
  /// What mails were written, and when.
  public let notices: [(kind: NoticeKind, createdAt: Date)]
}

extension SQLiteCasebook {
  /// Calls `body` with every application of which the journal tells up to a moment, reading no table beside it.
  ///
  /// - Throws: `.storage` where its entries cannot be told.
  public func forEachTold(until moment: Date, _ body: (ToldApplication) throws -> Void) throws {
    var position = ""
    while let last = try tell(after: position, until: StoredTime(moment).text, body) { position = last }
  }

  /// - Returns: the last application told; nil where there are no more.
  private func tell(
    after position: String, until moment: String, _ body: (ToldApplication) throws -> Void
  ) throws -> String? {
    let rows = try read { db in
      let last = try String.fetchOne(
        db,
        sql: """
          SELECT max(application) FROM (
            SELECT DISTINCT application FROM journal WHERE application > ? ORDER BY application LIMIT 500)
          """, arguments: [position])
      return try last.map { last in
        (
          last,
          try Row.fetchAll(
            db,
            sql: """
              SELECT application, event, at, actor, detail FROM journal
              WHERE application > ? AND application <= ? AND at <= ? ORDER BY application, sequence
              """, arguments: [position, last, moment])
        )
      }
    }
    guard let (last, entries) = rows else { return nil }
    var current: (id: String, state: ToldState)?
    for row in entries {
      var columns = StoredColumns(row, of: "the journal")
      let id = try columns.text()
      if let told = current, told.id != id {
        try body(told.state.application(told.id))
        current = nil
      }
      var state = current?.state ?? ToldState()
      let (event, at, actor) = (try columns.text(), try columns.text(), try columns.text())
      if let problem = state.add(event: event, at: at, actor: actor, detail: try columns.text()) {
        throw CasebookError.storage("\(id) \(problem)")
      }
      current = (id, state)
    }
    if let current { try body(current.state.application(current.id)) }
    return last
  }
}

extension ToldState {
  fileprivate func application(_ id: String) throws(CasebookError) -> ToldApplication {
    func value<Value>(_ value: Value?) throws(CasebookError) -> Value {
      guard let value else { throw .storage("\(id): its journal entries cannot be told") }
      return value
    }
    func time(_ text: String?) throws(CasebookError) -> Date { try value(text.flatMap(StoredTime.date)) }
    var decision: ToldApplication.Decision?
    if let (_, last) = decisions.max(by: { $0.key < $1.key }), last.undone == nil {
      decision = .init(
        decision: try value(ReviewDomain.Decision(rawValue: last.word)), by: try value(Actor(text: last.actor)),
        at: try time(last.at), reasons: StoredValues.reasons(last.reasons))
    }
    var written: [(kind: NoticeKind, createdAt: Date)] = []
    for (name, notice) in notices {
      written.append((try value(NoticeKind(rawValue: String(name.prefix { $0 != " " }))), try time(notice.createdAt)))
    }
    return ToldApplication(
      status: try value(status.flatMap(ApplicationStatus.init(rawValue:))), submittedAt: try time(submittedAt),
      receivedAt: try time(receivedAt),
      verdict: try inspection.map { inspection throws(CasebookError) in
        try value(inspection.verdict.flatMap(Verdict.init(rawValue:)))
      }, ruleSet: inspection?.ruleSet, referredReasons: StoredValues.reasons(referredReasons), decision: decision,
      notices: written)
  }
}
