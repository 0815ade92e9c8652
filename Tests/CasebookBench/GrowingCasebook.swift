import Casebook
import Foundation
import ReviewDomain

/// A casebook that night after night is filled to a size and then measured there.
struct GrowingCasebook {
  /// As many applications as a night claims at once.
  static let batch = 128
  /// Batches that are measured at each size.
  static let measuredBatches = 7

  private let file: URL
  private let casebook: SQLiteCasebook
  private var size = 0

  /// - Parameter folder: Must exist, and have no casebook.
  init(in folder: URL) throws {
    file = folder.appending(path: "review.sqlite")
    casebook = try SQLiteCasebook(path: file.path, create: true)
  }

  mutating func grow(to wanted: Int) throws -> SizeFigures {
    let measured = Self.batch * Self.measuredBatches
    while size < wanted - measured { _ = try night(of: min(Self.batch, wanted - measured - size)) }
    var night = NightFigures()
    for _ in 0..<Self.measuredBatches { night.add(try self.night(of: Self.batch)) }
    return SizeFigures(
      size: size, night: night, bytes: try Data(contentsOf: file, options: .alwaysMapped).count,
      queue: try queuePages(), show: try shows(), approve: try approvals())
  }

  /// Everything that becomes of a batch, up to its mails.
  private mutating func night(of count: Int) throws -> NightFigures {
    var figures = NightFigures(applications: count)
    let entries = try head()
    let numbers = size + 1...size + count
    let new = try numbers.map { try SyntheticApplication(number: $0).new() }
    let now = SyntheticApplication.start + Double(size + count)
    try figures.register.measure { _ = try casebook.register(new, at: now) }
    let claims = try figures.claim.measure {
      try casebook.claim(limit: count, holder: "bench", lease: 60, at: now)
    }
    let completions = zip(claims, numbers).map { SyntheticApplication.completion(of: $0, number: $1) }
    try figures.complete.measure { _ = try casebook.complete(completions, at: now) }
    try figures.deliver.measure {
      let due = try casebook.pendingNotices(limit: 2 * count, at: now)
      try casebook.recordDeliveries(due.map { Delivery(entry: $0.id, outcome: .sent, detail: "sent") }, at: now)
    }
    figures.transitions = try head() - entries
    size += count
    return figures
  }

  private func head() throws -> Int { Int(try casebook.journalHead()?.sequence ?? 0) }

  /// Pages of the referred, the first ones and the last.
  private func queuePages() throws -> [Double] {
    let referred = size / 10
    return try [nil, referred / 2, referred - 21].flatMap { place in
      let after = try place.flatMap { try SyntheticApplication(number: $0 * 10).new().application.id }
      return try (0..<5).map { _ in
        try milliseconds { try casebook.page(of: .referred, after: after, limit: 20) }
      }
    }
  }

  /// Over all of the casebook.
  private func shows() throws -> [Double] {
    try (1...50).map { place in
      let id = try SyntheticApplication(number: size * place / 50).new().application.id
      return try milliseconds { try casebook.record(of: id) }
    }
  }

  /// The newest of the referred.
  private func approvals() throws -> [Double] {
    try (1...20).map { place in
      let application = try SyntheticApplication(number: (size / 10 - place) * 10).new().application
      let notice = SyntheticApplication.notice(.approved, of: application, decision: 1)
      let action = ReviewerAction(
        application: application.id, decision: .approve, reasons: [], note: nil, reviewer: "reviewer1")
      return try milliseconds {
        try casebook.decide(
          action, expecting: 1, notice: notice, hold: 0, at: SyntheticApplication.start + Double(size))
      }
    }
  }

  private func milliseconds<Result>(_ body: () throws -> Result) rethrows -> Double {
    var work = Work()
    _ = try work.measure(body)
    return 1000 * work.seconds
  }
}
