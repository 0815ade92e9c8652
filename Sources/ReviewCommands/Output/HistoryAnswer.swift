import Casebook
import Foundation
import ReviewDomain

/// What happened to an application: JSON as the journal has it, text in words.
struct HistoryAnswer: Answer {
  struct Line: Encodable {
    let sequence: Int64
    let at: Date
    let actor: String
    let event: String
    let detail: [String: JournalFact]
    let hash: String

    init(_ entry: JournalEntry) throws {
      sequence = entry.sequence
      at = entry.at
      actor = entry.actor.text
      event = entry.event
      detail = try JSONDecoder().decode([String: JournalFact].self, from: Data(entry.detail.utf8))
      hash = entry.hash
    }
  }

  let application: ApplicationID
  let entries: [Line]
  /// In the order of the entries.
  private let words: [String]

  private enum CodingKeys: CodingKey {
    case application, entries
  }

  init(_ record: ApplicationRecord, _ journal: [JournalEntry]) throws {
    application = record.application.id
    entries = try journal.map(Line.init)
    words = entries.map { HistoryWords(record: record, event: $0.event, detail: $0.detail).text }
  }

  func text() -> String {
    var table = TextTable(header: ["NO.", "TIME", "WHO", "WHAT"])
    for (line, words) in zip(entries, words) {
      table.add(["\(line.sequence)", line.at.inTaiwan, Actor(text: line.actor)?.words ?? line.actor, words])
    }
    return table.text()
  }
}

/// A further fact of a journal entry.
enum JournalFact: Codable {
  case number(Int)
  case text(String)
  case texts([String])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Int.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else {
      self = .texts(try container.decode([String].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    case .texts(let texts): try container.encode(texts)
    }
  }
}

/// One entry of the journal in words. The journal has hashes in place of personal data; notes stand in the record.
private struct HistoryWords {
  let record: ApplicationRecord
  let event: String
  let detail: [String: JournalFact]

  var text: String {
    let kind = fact("kind") ?? ""
    let reasons = fact("reasons").map { $0.isEmpty ? "" : " for \($0)" } ?? ""
    switch event {
    case "registered":
      let submitted = fact("submittedAt").flatMap(RFC3339.date).map { ", submitted \($0.inTaiwan)" } ?? ""
      return "taken in (\(fact("channel") ?? ""))\(submitted)"
    case "superseded": return "superseded by \(fact("by") ?? "a newer application")"
    case "inspected": return "inspected: \(fact("verdict") ?? "")\(laterAttempt)"
    case "cancelled": return "card cancelled (註銷)\(noted(record.cancellation?.note))"
    case "notice_sent": return "mail sent: \(kind)\(laterAttempt)"
    case "notice_deferred": return "mail put off: \(kind)\(laterAttempt)"
    case "notice_failed": return "mail failed for good: \(kind)"
    case "notice_unknown": return "mail may or may not have arrived: \(kind)"
    default:
      guard case .number(let number)? = detail["decision"] else { return "\(event)\(reasons)" }
      return "\(event)\(reasons)\(noted(record.decisions.first { $0.number == number }?.note))"
    }
  }

  private var laterAttempt: String {
    if case .number(let attempt)? = detail["attempt"], attempt > 1 { ", attempt \(attempt)" } else { "" }
  }

  private func noted(_ note: String?) -> String { note.map { "; note: \($0)" } ?? "" }

  private func fact(_ key: String) -> String? {
    switch detail[key] {
    case .number(let number): "\(number)"
    case .text(let text): text
    case .texts(let texts): texts.joined(separator: ", ")
    case nil: nil
    }
  }
}
