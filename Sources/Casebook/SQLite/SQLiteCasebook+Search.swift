import Foundation
import GRDB
import ReviewDomain

extension SQLiteCasebook {
  /// Applications and returned forms that fit every term, the newest submission first; those whose personal data were erased are not
  /// found.
  public func search(_ terms: [SearchTerm], limit: Int) throws(CasebookError) -> [QueueEntry] {
    try read { db in
      let conditions = terms.map(\.condition)
      let chosen = conditions.map(\.sql).joined(separator: " AND ")
      let arguments = conditions.reduce(StatementArguments()) { $0 + $1.arguments }
      return try Row.fetchAll(
        db,
        sql: """
          SELECT a.id, coalesce(s.name, r.name), a.id_number, a.submitted_at, a.reasons, a.status
          FROM application AS a LEFT JOIN submission AS s INDEXED BY submission_search ON s.application = a.key
            LEFT JOIN returned_form AS r ON a.status = 'returned' AND r.application = a.key
          WHERE \(chosen.isEmpty ? "1 = 1" : chosen)
            AND NOT EXISTS (SELECT 1 FROM forgotten AS f WHERE f.application = a.key AND f.person_at IS NOT NULL)
          ORDER BY a.submitted_at DESC, a.id DESC LIMIT ?
          """, arguments: arguments + [max(limit, 0)]
      ).map { row in
        var columns = StoredColumns(row)
        return try columns.queueEntry()
      }
    }
  }
}

extension SearchTerm {
  /// What GLOB takes any of some characters for.
  private static func pattern(_ forms: [Character]) -> String {
    if let only = forms.first, forms.count == 1, !"*?[".contains(only) { return String(only) }
    return "[\(String(forms))]"
  }

  /// In SQL; `instr` and `substr` know no wildcards that a word could hold.
  fileprivate var condition: (sql: String, arguments: StatementArguments) {
    switch self {
    case .name(let part): ("coalesce(s.name, r.name) GLOB ?", ["*\(part.map(Self.pattern).joined())*"])
    case .lastFour(let end): ("substr(a.id_number, -4) = ?", [end])
    case .phone(let phone): ("s.phone = ?", [phone.text])
    case .mail(let part): ("instr(lower(coalesce(s.email, r.email)), ?) > 0", [part.lowercased()])
    case .day(let day):
      (
        "(s.birth_date = ? OR (a.submitted_at >= ? AND a.submitted_at < ?))",
        [day.iso, StoredTime(day.firstInstant).text, StoredTime(day.adding(days: 1).firstInstant).text]
      )
    }
  }
}
