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
    /// What a reviewer told the applicant; the journal has its hash alone.
    let message: String?
    /// What was noted for the record; the same.
    let note: String?

    init(_ entry: JournalEntry, of subject: Subject) throws {
      sequence = entry.sequence
      at = entry.at
      actor = entry.actor.text
      event = entry.event
      let detail = try JSONDecoder().decode([String: JournalFact].self, from: Data(entry.detail.utf8))
      self.detail = detail
      hash = entry.hash
      switch (entry.event, detail["decision"]) {
      case ("cancelled", _): (message, note) = (nil, subject.cancellation?.note)
      case ("approved", .number(let number)?), ("rejected", .number(let number)?):
        let decision = subject.decisions.first { $0.number == number }
        (message, note) = (decision?.message, decision?.note)
      default: (message, note) = (nil, nil)
      }
    }
  }

  let application: ApplicationID
  var entries: [Line]

  private enum CodingKeys: CodingKey {
    case application, entries
  }

  /// What the journal speaks of, with what it only has hashes of.
  struct Subject {
    let application: ApplicationID
    let decisions: [DecisionRecord]
    let cancellation: CancellationRecord?
  }

  init(_ subject: Subject, _ journal: [JournalEntry]) throws {
    application = subject.application
    entries = try journal.map { try Line($0, of: subject) }
  }

  func text() -> String {
    var table = TextTable(header: ["NO.", "TIME", "WHO", "WHAT"])
    for line in entries {
      let who = Actor(text: line.actor)?.words ?? line.actor
      table.add(["\(line.sequence)", line.at.inTaiwan, who, HistoryWords(line: line).text])
    }
    return table.text()
  }
}

/// A further fact of a journal entry.
enum JournalFact: Codable, Equatable {
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
  let line: HistoryAnswer.Line

  var text: String {
    let event = line.event
    let kind = fact("kind") ?? ""
    let reasons = fact("reasons").map { $0.isEmpty ? "" : " for \($0)" } ?? ""
    switch event {
    case "registered":
      let submitted = fact("submittedAt").flatMap(RFC3339.date).map { ", submitted \($0.inTaiwan)" } ?? ""
      let registrar = fact("registeredBy").map { ", registered by \($0)" } ?? ""
      return "taken in\(fact("channel").map { " (\($0))" } ?? "")\(submitted)\(registrar)"
    case "superseded": return "superseded by \(fact("by") ?? "a newer application")"
    case "inspected": return "inspected: \(fact("verdict") ?? "")\(laterAttempt)"
    case "cancelled": return "card cancelled (註銷)\(told)"
    case "notice_sent": return "mail sent: \(kind)\(laterAttempt)"
    case "notice_deferred": return "mail put off: \(kind)\(laterAttempt)"
    case "notice_failed": return "mail failed for good: \(kind)"
    case "notice_withdrawn": return "mail taken back: \(kind)"
    case "notice_requeued": return "mail to be tried again: \(kind)"
    case "notice_bounced": return "mail reported undeliverable (\(fact("status") ?? "")): \(kind)"
    case "pictures_deleted": return "pictures deleted (\(fact("why") ?? "")): \(fact("pictures") ?? "")"
    case "person_erased": return "personal data erased (\(fact("why") ?? ""))"
    case "seen": return "looked at: \(fact("what") ?? "")\(because)"
    case "exported": return "exported"
    case "chosen_to_read_again": return "decision \(fact("decision") ?? "") chosen to be read again"
    case "read_again":
      return "decision \(fact("decision") ?? "") read again: \(fact("word") ?? "")\(reasons)\(told)"
    case "upheld": return "decision \(fact("decision") ?? "") upheld\(told)"
    case "undone": return "decision \(fact("decision") ?? "") taken back\(because)"
    case "notice_unknown": return "mail may or may not have arrived: \(kind)"
    default: return "\(event)\(reasons)\(told)"
    }
  }

  private var laterAttempt: String {
    if case .number(let attempt)? = line.detail["attempt"], attempt > 1 { ", attempt \(attempt)" } else { "" }
  }

  /// A reason that stands in the journal itself.
  private var because: String { fact("why").map { "; why: \($0)" } ?? "" }

  /// What was said with a decision.
  private var told: String {
    (line.message.map { "; told the applicant: \($0)" } ?? "") + (line.note.map { "; note: \($0)" } ?? "")
  }

  private func fact(_ key: String) -> String? {
    switch line.detail[key] {
    case .number(let number): "\(number)"
    case .text(let text): text
    case .texts(let texts): texts.joined(separator: ", ")
    case nil: nil
    }
  }
}
