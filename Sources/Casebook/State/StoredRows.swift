import Foundation
import GRDB

/// The rows of some applications as they are stored, to be held against what the journal tells.
struct StoredRows {
  private let fingerprint: StoredFingerprint
  private let applications, inspections, portraits, submissions, forms, forgotten, cancellations: [String: [Row]]
  private let registrations, decisions, undone, secondReads, notices: [String: [Row]]

  /// - Parameter chosen: which applications `a`, in SQL with the arguments of `range`.
  init(_ db: Database, _ range: StatementArguments, _ chosen: String) throws {
    fingerprint = try StoredFingerprint(db)
    func rows(_ columns: String, _ joined: String = "") throws -> [String: [Row]] {
      let sql = "SELECT a.id AS id, \(columns) FROM application AS a \(joined) WHERE \(chosen)"
      return Dictionary(grouping: try Row.fetchAll(db, sql: sql, arguments: range)) { $0["id"] as String }
    }
    func joined(_ table: String) -> String { "JOIN \(table) AS t ON t.application = a.key" }
    applications = try rows("a.*, u.sha256", "LEFT JOIN rule_set AS u ON u.number = a.rule_set")
    submissions = try rows("t.*", joined("submission"))
    registrations = try rows("t.*", joined("counter_registration"))
    forms = try rows("t.*", joined("returned_form"))
    inspections = try rows("t.*", joined("inspection"))
    portraits = try rows("t.*", joined("portrait"))
    forgotten = try rows("t.*", joined("forgotten"))
    decisions = try rows("t.*", joined("decision"))
    undone = try rows("t.*", joined("undone_decision"))
    secondReads = try rows("t.*", joined("second_read"))
    cancellations = try rows("t.*", joined("cancellation"))
    notices = try rows("t.*, d.*", joined("notice") + " JOIN delivery AS d ON d.notice = t.id")
  }

  func faults(of id: String, told: ToldState) -> [StateFault] {
    var check = RowCheck(id, fingerprint)
    compareApplication(told, &check)
    compareSubmission(told, &check)
    compareInspection(told, &check)
    compareDecisions(told, &check)
    compareUndone(told, &check)
    compareSecondReads(told, &check)
    compareNotices(told, &check)
    return check.faults
  }

  private func compareApplication(_ told: ToldState, _ check: inout RowCheck) {
    guard let row = check.one(applications, "application", isThere: true) else { return }
    check.tells("application.status", row["status"], told.status)
    check.tells("application.submitted_at", row["submitted_at"], told.submittedAt)
    check.tells("application.received_at", row["received_at"], told.receivedAt)
    check.tells("application.superseded_by", row["superseded_by"], told.supersededBy)
    check.tells("application.next_decision", row["next_decision"], String(told.decisions.count + 1))
    check.tells("application.inspected_at", row["inspected_at"], told.inspection?.at)
    check.tells("application.verdict", row["verdict"], told.inspection?.verdict)
    check.tells("application.rule_set", row["sha256"], told.inspection?.ruleSet)
    if let inspection = told.inspection {
      check.tells("application.attempt", row["attempt"], String(inspection.attempt))
    }
    if told.erasedAt != nil, !told.isForm {
      check.tells("application.id_number", row["id_number"], "erased-\(Int64.fromDatabaseValue(row["key"]) ?? 0)")
    } else {
      check.holds("application.id_number", row["id_number"], as: "person", told.person)
    }
    let isForgotten = told.erasedAt != nil || !told.deleted.isEmpty
    if let row = check.one(forgotten, "forgotten", isThere: isForgotten) {
      check.tells("forgotten.identity_at", row["identity_at"], told.deleted["identity"])
      check.tells("forgotten.portrait_at", row["portrait_at"], told.deleted["portrait"])
      check.tells("forgotten.person_at", row["person_at"], told.erasedAt)
    }
  }

  private func compareSubmission(_ told: ToldState, _ check: inout RowCheck) {
    let table = told.isForm ? "returned_form" : "submission"
    guard let row = check.one(told.isForm ? forms : submissions, table, isThere: true) else { return }
    check.holds("\(table).content_sha256", row["content_sha256"], as: "content", told.content)
    if let row = check.one(registrations, "counter_registration", isThere: told.registeredBy != nil) {
      check.tells("counter_registration.registered_by", row["registered_by"], told.registeredBy)
    }
    if let channel = told.channel { check.tells("submission.channel", row["channel"], channel) }
    if told.erasedAt != nil {
      let personal = told.isForm ? ["name", "email", "form"] : ["name", "birth_date", "phone", "email", "form"]
      check.isBlank(table, personal.map { row[$0] })
    } else if let submission = told.submission {
      // Past the application's number and key.
      check.holds(table, Array(row.databaseValues.dropFirst(2)), as: "submission", submission)
    }
  }

  private func compareInspection(_ told: ToldState, _ check: inout RowCheck) {
    let inspection = told.inspection
    if let row = check.one(inspections, "inspection", isThere: inspection != nil) {
      if told.erasedAt != nil {
        check.isBlank("inspection.evidence", [row["evidence"]])
      } else {
        check.holds("inspection.evidence", row["evidence"], as: "evidence", inspection?.evidence)
      }
      check.holds("inspection.judgement", row["judgement"], as: "judgement", inspection?.judgement)
      check.tells("application.reasons", applications[check.id]?.first?["reasons"], Self.reasons(in: row["judgement"]))
    } else if inspection == nil {
      check.tells("application.reasons", applications[check.id]?.first?["reasons"], nil)
    }
    // Which pictures gave a portrait is told only since there is a hash of it.
    let portrait = portraits[check.id]?.first
    if told.erasedAt != nil {
      if portrait != nil { check.fault("portrait", "is there, though it was erased") }
      return
    }
    if let hash = inspection?.portrait {
      if let portrait {
        check.holds("portrait", Array(portrait.databaseValues.dropFirst(2)), as: "portrait", hash)
      } else {
        check.fault("portrait", "is gone")
      }
    } else if portrait != nil, inspection == nil {
      check.fault("portrait", "is there, though nothing was inspected")
    }
  }

  private static func reasons(in judgement: DatabaseValue) -> String? {
    let json = Data.fromDatabaseValue(judgement).flatMap { try? JSONSerialization.jsonObject(with: $0) }
    return ((json as? [String: Any])?["reasons"] as? [String])?.joined(separator: " ")
  }

  private func compareDecisions(_ told: ToldState, _ check: inout RowCheck) {
    let rows = decisions[check.id] ?? []
    for row in rows {
      let number = Int.fromDatabaseValue(row["number"]) ?? 0
      guard let decision = told.decisions[number] else {
        check.fault("decision", "\(number) is in no journal entry")
        continue
      }
      check.tells("decision.decision", row["decision"], decision.word)
      check.tells("decision.reasons", row["reasons"], decision.reasons)
      check.tells("decision.decided_by", row["decided_by"], decision.actor)
      check.tells("decision.decided_at", row["decided_at"], decision.at)
      check.tells("decision.seconds", row["seconds"], decision.seconds.map { String($0) })
      check.holds("decision.message", row["message"], as: "message", told.erasedAt == nil ? decision.message : nil)
      check.holds("decision.note", row["note"], as: "note", told.erasedAt == nil ? decision.note : nil)
    }
    for number in told.decisions.keys.sorted()
    where !rows.contains(where: { Int.fromDatabaseValue($0["number"]) == number }) {
      check.fault("decision", "\(number) is gone")
    }
    if let row = check.one(cancellations, "cancellation", isThere: told.cancellation != nil) {
      check.tells("cancellation.cancelled_at", row["cancelled_at"], told.cancellation?.at)
      check.tells("cancellation.cancelled_by", row["cancelled_by"], told.cancellation?.actor)
      check.holds("cancellation.note", row["note"], as: "note", told.erasedAt == nil ? told.cancellation?.note : nil)
    }
  }

  private func compareUndone(_ told: ToldState, _ check: inout RowCheck) {
    var left = told.decisions.compactMapValues(\.undone)
    for row in undone[check.id] ?? [] {
      let number = Int.fromDatabaseValue(row["number"]) ?? 0
      guard let undone = left.removeValue(forKey: number) else {
        check.fault("undone_decision", "\(number) is in no journal entry")
        continue
      }
      check.tells("undone_decision.undone_at", row["undone_at"], undone.at)
      check.tells("undone_decision.undone_by", row["undone_by"], undone.actor)
    }
    for number in left.keys.sorted() { check.fault("undone_decision", "\(number) is gone") }
  }

  private func compareSecondReads(_ told: ToldState, _ check: inout RowCheck) {
    var left = told.secondReads
    for row in secondReads[check.id] ?? [] {
      let number = Int.fromDatabaseValue(row["number"]) ?? 0
      guard let read = left.removeValue(forKey: number) else {
        check.fault("second_read", "\(number) is in no journal entry")
        continue
      }
      check.tells("second_read.chosen_at", row["chosen_at"], read.chosenAt)
      check.tells("second_read.decision", row["decision"], read.word)
      check.tells("second_read.reasons", row["reasons"], read.reasons)
      check.tells("second_read.seconds", row["seconds"], read.seconds.map { String($0) })
      check.tells("second_read.read_by", row["read_by"], read.by)
      check.tells("second_read.read_at", row["read_at"], read.at)
      check.tells("second_read.upheld_by", row["upheld_by"], read.upheld?.actor)
      check.tells("second_read.upheld_at", row["upheld_at"], read.upheld?.at)
      let isErased = told.erasedAt != nil
      check.holds("second_read.note", row["note"], as: "note", isErased ? nil : read.note)
      check.holds("second_read.upheld_note", row["upheld_note"], as: "note", isErased ? nil : read.upheld?.note)
    }
    for number in left.keys.sorted() { check.fault("second_read", "\(number) is gone") }
  }

  private func compareNotices(_ told: ToldState, _ check: inout RowCheck) {
    var left = told.notices
    for row in notices[check.id] ?? [] {
      let kind = String.fromDatabaseValue(row["kind"]) ?? ""
      let name = ToldState.name(ofNotice: kind, Int.fromDatabaseValue(row["decision_number"]) ?? -1)
      guard let notice = left.removeValue(forKey: name) else {
        check.fault("notice", "\(name) is in no journal entry")
        continue
      }
      if told.erasedAt != nil {
        check.isBlank("notice", [row["bytes"], row["recipient"]])
      } else {
        check.holds("notice.bytes", row["bytes"], as: "mail", notice.mail)
      }
      if let envelope = notice.envelope, told.erasedAt == nil {
        check.holds("notice.recipient and message_id", [row["recipient"], row["message_id"]], as: "envelope", envelope)
      }
      check.tells("notice.created_at", row["created_at"], notice.createdAt)
      check.tells("delivery.status", row["status"], notice.status)
      check.tells("delivery.attempts", row["attempts"], String(notice.attempts))
      check.tells("delivery.last_attempt_at", row["last_attempt_at"], notice.lastAttemptAt)
    }
    for name in left.keys.sorted() { check.fault("notice", "\(name) is gone") }
  }
}

/// Gathers what is wrong with one application's rows.
struct RowCheck {
  let id: String
  private let fingerprint: StoredFingerprint
  private(set) var faults: [StateFault] = []

  init(_ id: String, _ fingerprint: StoredFingerprint) {
    self.id = id
    self.fingerprint = fingerprint
  }

  mutating func fault(_ place: String, _ why: String) { faults.append(StateFault(id, place, why)) }

  /// The one row of a table, nil without one.
  mutating func one(_ rows: [String: [Row]], _ table: String, isThere: Bool) -> Row? {
    let row = rows[id]?.first
    if row == nil && isThere { fault(table, "is gone, though the journal tells of it") }
    if row != nil && !isThere { fault(table, "is in no journal entry") }
    return isThere ? row : nil
  }

  /// For what was erased.
  mutating func isBlank(_ place: String, _ stored: [DatabaseValue]) {
    let isBlank = stored.allSatisfy { Data.fromDatabaseValue($0)?.isEmpty ?? true }
    if !isBlank { fault(place, "is not blank, though it was erased") }
  }

  /// For what is no personal data.
  mutating func tells(_ place: String, _ stored: DatabaseValue?, _ told: String?) {
    let stored = stored.flatMap { String.fromDatabaseValue($0) ?? Int64.fromDatabaseValue($0).map { String($0) } }
    if stored != told { fault(place, "is \(stored ?? "nothing"), the journal tells \(told ?? "nothing")") }
  }

  mutating func holds(_ place: String, _ stored: DatabaseValue, as label: String, _ told: String?) {
    if fingerprint.of(stored, as: label) != told { fault(place, "is not what the journal tells") }
  }

  mutating func holds(_ place: String, _ stored: [DatabaseValue], as label: String, _ told: String) {
    if fingerprint.of(stored, as: label) != told { fault(place, "is not what the journal tells") }
  }
}
