import Casebook
import Foundation
import ReviewDomain
import SupervisorReports

/// `make bench-books`: how long it takes to prove that a large casebook is true, and in how much memory.
struct BooksBench {
  private let path: String
  private let count: Int

  /// - Parameter count: of the applications that are taken in, judged, and mailed, by the operations that a night has.
  init(in folder: URL, count: Int) throws {
    path = folder.appending(path: "review.sqlite").path
    self.count = count
    var casebook = try GrowingCasebook(in: folder)
    _ = try casebook.grow(to: count)
  }

  func run(calendar: WorkingCalendar) throws -> String {
    let casebook = try SQLiteCasebook(path: path, create: false)
    let entries = try casebook.journalHead()?.sequence ?? 0
    var lines = "\(count) applications, \(entries) journal entries\n"
    func time<Value>(_ what: String, _ body: () throws -> Value) rethrows -> Value {
      var work = Work()
      let value = try work.measure(body)
      var usage = rusage()
      getrusage(RUSAGE_SELF.rawValue, &usage)
      lines +=
        String(
          format: "%8.1f s, %8.1f s of the processor, %5d MB at most so far: ", work.seconds, work.processorSeconds,
          usage.ru_maxrss / 1024) + what + "\n"
      return value
    }
    let figures = try time("the report's figures") {
      try SupervisorReport.figures(
        from: casebook, calendar: calendar, asOf: SyntheticApplication.start + Double(count) + 30 * 86_400)
    }
    let totals = try time("report check: its totals from the journal") {
      try ReportComparison.of(figures, with: casebook, calendar: calendar)
    }
    let chain = try time("journal verify: the chain") { try casebook.verifyJournal() }
    let state = try time("journal verify: the tables against it") { try casebook.verifyState() }
    let diagnostics = try time("doctor: the database with both of these") { try casebook.diagnostics() }
    let differing = totals.count { $0.report != $0.journal }
    guard case .intact = chain, differing == 0, state.count == 0, diagnostics.isHealthy else {
      return lines + "NOT TRUE: \(differing) totals, \(state.count) places\n"
    }
    return lines
  }
}
