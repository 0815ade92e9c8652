import Casebook
import NightRun
import ReviewDomain

extension Office {
  /// The application of a number, or, where there is none, the one that waits for a reviewer under such a number in its series: `36` for
  /// 2026-000036.
  ///
  /// Never for 2026-000136: whoever means an application that has been decided already must not reach another.
  ///
  /// - Throws: `CasebookError.unknownApplication`; a `CommandFailure` where a number in the series means none or
  ///   several, or a returned form.
  func record(typed number: ApplicationID) throws -> ApplicationRecord {
    if let record = try casebook.record(of: number) { return record }
    if try casebook.returnRecord(of: number) != nil {
      throw CommandFailure(
        .badData, "\(number) is returned: its sender was told to send a new application, and nobody decides this one")
    }
    let meant = try waiting(underNumberInSeries: number)
    if meant.count > 1 {
      let list = meant.map(\.text).joined(separator: " or ")
      throw CommandFailure(.usage, "\(number) may be \(list); give the whole number")
    }
    if let only = meant.first, let record = try casebook.record(of: only) { return record }
    if UInt64(number.text) == nil { throw CasebookError.unknownApplication(number) }
    throw CommandFailure(
      .noInput, "no application \(number) waits for a reviewer; give the whole number of one that does not")
  }

  private func waiting(underNumberInSeries typed: ApplicationID) throws -> [ApplicationID] {
    guard let number = UInt64(typed.text) else { return [] }
    var found: [ApplicationID] = []
    var last: ApplicationID?
    while true {
      let page = try casebook.page(of: .referred, after: last, limit: 1000).map(\.application)
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
