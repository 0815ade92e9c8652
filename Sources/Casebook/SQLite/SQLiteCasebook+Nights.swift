import Foundation
import GRDB
import ReviewDomain

extension SQLiteCasebook {
  public func beginNight(holder: String, at time: Date) throws(CasebookError) -> NightRecord.ID {
    try write { db in
      try db.execute(
        sql: "INSERT INTO night (holder, started_at) VALUES (?, ?)", arguments: [holder, StoredTime(time).text])
      return db.lastInsertedRowID
    }
  }

  public func endNight(_ night: NightRecord.ID, _ ending: NightRecord.Ending) throws(CasebookError) {
    let figures: Data
    do { figures = try JSONEncoder().encode(ending.figures) } catch { throw CasebookError(error) }
    try write { db in
      try db.execute(
        sql: "UPDATE night SET ended_at = ?, outcome = ?, figures = ? WHERE number = ? AND ended_at IS NULL",
        arguments: [
          StoredTime(ending.at).text, ending.outcome.rawValue, String(decoding: figures, as: UTF8.self), night,
        ])
      guard db.changesCount == 1 else { throw CasebookError.inconsistent("there is no night \(night) to end") }
    }
  }

  public func lastNight() throws(CasebookError) -> NightRecord? {
    try night("ORDER BY number DESC LIMIT 1")
  }

  public func lastNight(
    endedAs outcomes: Set<NightRecord.Outcome>, at time: Date
  ) throws(CasebookError) -> NightRecord? {
    // The few outcomes there are, quoted by their own type.
    let list = outcomes.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
    // By number, not by time: a clock may have been wrong.
    let last = try night("WHERE ended_at IS NOT NULL AND outcome IN (\(list)) ORDER BY number DESC LIMIT 1")
    guard let last, let ending = last.ending, ending.at > time else { return last }
    let next = try beginning(ofFirstAfter: last.id, until: time) ?? time
    return NightRecord(
      id: last.id, holder: last.holder, startedAt: next - last.duration,
      ending: .init(at: next, outcome: ending.outcome, figures: ending.figures))
  }

  private func beginning(ofFirstAfter night: NightRecord.ID, until time: Date) throws(CasebookError) -> Date? {
    try read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT started_at FROM night WHERE number > ? AND started_at <= ? ORDER BY number LIMIT 1")
      guard let row = try Row.fetchOne(statement, arguments: [night, StoredTime(time).text]) else { return nil }
      var columns = StoredColumns(row, of: "a night")
      return try columns.time()
    }
  }

  private func night(_ which: String) throws(CasebookError) -> NightRecord? {
    try read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT number, holder, started_at, ended_at, outcome, figures FROM night \(which)")
      guard let row = try Row.fetchOne(statement) else { return nil }
      var columns = StoredColumns(row, of: "a night")
      let id = try columns.number()
      let holder = try columns.text()
      let startedAt = try columns.time()
      let endedAt = try columns.optionalTime()
      let outcome = try columns.convertOptional(NightRecord.Outcome.init(rawValue:))
      let figures = try columns.optionalText().map {
        try StoredValues.value(NightFigures.self, fromJSON: $0, "figures", of: "night \(id)")
      }
      guard let endedAt, let outcome, let figures else {
        return NightRecord(id: id, holder: holder, startedAt: startedAt, ending: nil)
      }
      return NightRecord(
        id: id, holder: holder, startedAt: startedAt, ending: .init(at: endedAt, outcome: outcome, figures: figures))
    }
  }
}
