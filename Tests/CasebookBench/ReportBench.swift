import Casebook
import Foundation
import GRDB
import ReviewDomain
import SupervisorReports

/// `make bench-report`: how long a report over a large casebook takes, and in how much memory.
///
/// The casebook is made by SQL, always the same, with rows as wide as real ones in all that a report could touch; it has no journal.
struct ReportBench {
  private let path: String
  private let count: Int

  init(in folder: URL, count: Int) throws {
    path = folder.appending(path: "review.sqlite").path
    self.count = count
    let casebook = try SQLiteCasebook(path: path, create: true)
    try casebook.queue.inDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF") }
    try casebook.queue.write { db in
      // Counting row by row takes most of the time, and reports do not ask for it.
      try db.execute(sql: "DROP TRIGGER application_counted; DROP TRIGGER delivery_counted")
      try db.execute(sql: "INSERT INTO rule_set (sha256) VALUES ('one'), ('two')")
      for sql in Self.rows { try db.execute(sql: sql, arguments: ["n": count]) }
    }
  }

  /// Draws it twice; the first finds the file where the system has it.
  func run(calendar: WorkingCalendar) throws -> String {
    let casebook = try SQLiteCasebook(path: path, create: false)
    let asOf = Self.start + 250 * 86_400
    var lines = ""
    for _ in 1...2 {
      let (begun, processor) = (ContinuousClock.now, clock())
      let figures = try SupervisorReport.figures(from: casebook, calendar: calendar, asOf: asOf)
      let html = ReportHTML(figures, reasons: [:], language: .chinese).text
      let seconds = (ContinuousClock.now - begun) / .seconds(1)
      var usage = rusage()
      getrusage(RUSAGE_SELF.rawValue, &usage)
      lines += String(
        format: "%d applications: %.2f s, %.2f s of the processor, %d MB at most, %d bytes of HTML\n",
        figures.intake.total, seconds, Double(clock() - processor) / 1e6, usage.ru_maxrss / 1024, html.utf8.count)
    }
    return lines
  }

  /// 2026-01-02 in Taipei.
  private static let start = Date(timeIntervalSince1970: 1_767_283_200)

  /// Over 250 days; half approved and 15 % rejected by the machine in the night after, the rest referred and decided by twelve reviewers within
  /// nine days but for the last; one in ten of those rejected had been rejected before.
  private static let rows = [
    """
    WITH RECURSIVE numbered(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbered WHERE i < :n),
      drawn AS (SELECT i, 1767283200 + i * 250 * 86400 / :n AS t, i * 2654435761 % 1000 AS x FROM numbered)
    INSERT INTO application (id, id_number, status, submitted_at, received_at, attempt, inspected_at, verdict, reasons,
      next_decision, rule_set)
    SELECT printf('2026-%07d', i), CASE WHEN x BETWEEN 500 AND 649 AND x % 10 = 0 THEN 'P' || (i / 50) ELSE 'N' || i END,
      CASE WHEN x < 500 THEN 'approved' WHEN x < 650 THEN 'rejected' WHEN i > :n - 10000 AND x % 3 > 0 THEN 'referred'
        WHEN x % 5 < 3 THEN 'approved' ELSE 'rejected' END,
      strftime('%Y-%m-%dT%H:%M:%S.000Z', t, 'unixepoch'),
      strftime('%Y-%m-%dT17:%M:%S.000Z', t, 'unixepoch'), 1, strftime('%Y-%m-%dT18:%M:%S.000Z', t, 'unixepoch'),
      CASE WHEN x < 500 THEN 'approve' WHEN x < 650 THEN 'reject' ELSE 'refer' END,
      CASE WHEN x < 500 THEN '' WHEN x % 4 = 0 THEN 'head_cropped not_recent' ELSE 'features_unclear' END,
      CASE WHEN x >= 650 AND i > :n - 10000 AND x % 3 > 0 THEN 1 ELSE 2 END, 1 + i * 2 / :n % 2
    FROM drawn
    """,
    """
    INSERT INTO submission SELECT key, 'general', submitted_at, 'name', '1981-01-01', '0912345678',
      'a' || key || CASE WHEN key % 9 = 0 THEN '@hotmail.com' ELSE '@gmail.com' END, 'national_id', NULL, 'a', 'b',
      zeroblob(700), 'c' || key, 'd' || key, 'e' || key FROM application WHERE :n > 0
    """,
    """
    INSERT INTO decision (application, number, decision, reasons, decided_by, decided_at)
    SELECT key, 1, CASE status WHEN 'approved' THEN 'approve' ELSE 'reject' END,
      CASE status WHEN 'approved' THEN '' ELSE 'head_cropped' END,
      CASE verdict WHEN 'refer' THEN 'person:reviewer' || (key % 12) ELSE 'machine' END,
      CASE verdict WHEN 'refer' THEN strftime('%Y-%m-%dT%H:%M:%S.000Z', inspected_at, (8 + key % 200) || ' hours')
        ELSE inspected_at END
    FROM application WHERE next_decision = 2 AND :n > 0
    """,
    """
    INSERT INTO notice (application, decision_number, kind, recipient, message_id, created_at, bytes)
    SELECT key, 0, 'received', 'a@gmail.com', 'm0-' || key, received_at, zeroblob(2500) FROM application WHERE :n > 0
    """,
    """
    INSERT INTO notice (application, decision_number, kind, recipient, message_id, created_at, bytes)
    SELECT application, 1, CASE decision WHEN 'approve' THEN 'approved' ELSE 'rejected' END, 'a@gmail.com',
      'm1-' || application, decided_at, zeroblob(2500) FROM decision WHERE :n > 0
    """,
    """
    INSERT INTO delivery (notice, status, attempts, last_attempt_at, last_detail)
    SELECT id, CASE WHEN id % 500 = 0 THEN 'failed' ELSE 'sent' END, 1, created_at, '250 ok' FROM notice WHERE :n > 0
    """,
  ]
}
