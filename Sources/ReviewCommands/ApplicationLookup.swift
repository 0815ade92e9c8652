import Casebook
import NightRun
import ReviewDomain

extension SQLiteCasebook {
  /// The application of a number, or, where there is none, the one that waits for a reviewer under such a number in its series: `36` for
  /// 2026-000036.
  ///
  /// Where a reviewer is to decide again what has been approved, it is told as it stood before. Never for 2026-000136: whoever means an application that has been decided already must not reach another.
  ///
  /// - Throws: `CasebookError.unknownApplication`; a `CommandFailure` where a number in the series means none or
  ///   several, or a returned form.
  func record(typed number: ApplicationID, for reader: String) throws -> ApplicationRecord {
    if let record = try self.record(of: number, for: reader) { return record }
    if try returnRecord(of: number) != nil {
      throw CommandFailure(
        .badData, "\(number) is returned: its sender was told to send a new application, and nobody decides this one")
    }
    let meant = try waiting(underNumberInSeries: number, for: reader)
    if meant.count > 1 {
      let list = meant.map(\.text).joined(separator: " or ")
      throw CommandFailure(.usage, "\(number) may be \(list); give the whole number")
    }
    if let only = meant.first, let record = try self.record(of: only, for: reader) { return record }
    if UInt64(number.text) == nil { throw CasebookError.unknownApplication(number) }
    throw CommandFailure(
      .noInput, "no application \(number) waits for a reviewer; give the whole number of one that does not")
  }

  /// Nil where there is none of that number. Where the reader is to decide again what has been approved, as it stood before.
  func record(of number: ApplicationID, for reader: String) throws -> ApplicationRecord? {
    guard let record = try record(of: number) else { return nil }
    return try secondRead(of: number, for: reader).map(record.blind(before:)) ?? record
  }

  /// Whether somebody is to decide an application again without knowing what was decided. Seniors look after what reviewers decide, and
  /// may know of it.
  func isBlind(_ caller: Caller, to application: ApplicationID) throws -> Bool {
    try !caller.may(.overrule) && secondRead(of: application, for: caller.name) != nil
  }

  /// Whether a mail would tell them.
  func isHidden(_ mail: OutboxEntry, from caller: Caller) throws -> Bool {
    if caller.may(.overrule) { return false }
    guard let number = try secondRead(of: mail.notice.application, for: caller.name) else { return false }
    return mail.notice.decisionNumber >= number
  }

  /// What waits for a reviewer, that included which they are to decide again without knowing of it; in the order of `page`.
  func waiting(for reader: String, after: ApplicationID?, limit: Int) throws -> [QueueEntry] {
    let all =
      try page(of: .referred, after: after, limit: limit)
      + secondReads(for: reader, after: after, limit: limit)
    return Array(
      all.sorted { ($0.submittedAt, $0.application.text) < ($1.submittedAt, $1.application.text) }.prefix(limit))
  }

  /// How many wait for a reviewer so.
  func waitingCount(for reader: String) throws -> Int {
    try (counts()[.referred] ?? 0) + secondReadsOpen(for: reader)
  }

  private func waiting(underNumberInSeries typed: ApplicationID, for reader: String) throws -> [ApplicationID] {
    guard let number = UInt64(typed.text) else { return [] }
    var found: [ApplicationID] = []
    var last: ApplicationID?
    while true {
      let page = try waiting(for: reader, after: last, limit: 1000).map(\.application)
      found += page.filter { $0.numberInSeries == number }
      guard page.count == 1000 else { return found }
      last = page.last
    }
  }
}

extension ApplicationID {
  /// The digits it ends with, as a number; nil where there are none.
  fileprivate var numberInSeries: UInt64? {
    UInt64(String(text.reversed().prefix { ("0"..."9").contains($0) }.reversed()))
  }
}
