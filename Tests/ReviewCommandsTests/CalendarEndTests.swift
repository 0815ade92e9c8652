import Foundation
import Testing

/// Told with a calendar that has ended, as it then is on every day that the test runs.
@Suite("An office calendar that has ended", .timeLimit(.minutes(20)))
struct CalendarEndTests {
  private let home: ProgramHome
  private let calendar: URL

  init() async throws {
    home = try await ProgramHome()
    calendar = try home.ownRules().appending(path: "calendar")
    for year in [2026, 2027] { try FileManager.default.removeItem(at: calendar.appending(path: "\(year).csv")) }
  }

  @Test("is said by each night in one line that says where the next year's file belongs")
  func night() async throws {
    for _ in 1...2 {
      let outcome = try await home.run("run")
      #expect(outcome.status == 0, "\(outcome)")
      #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
      #expect(outcome.errors.contains("ended on 2025-12-31"))
      #expect(outcome.errors.contains(calendar.path))
    }
  }

  @Test("is a thing to mend for doctor, and stands in the metrics")
  func doctorAndMetrics() async throws {
    let doctor = try await home.run("doctor")
    #expect(doctor.status == 78)
    #expect(doctor.output.contains("MEND\tcalendar"), "\(doctor.output)")
    let metrics = home.folder.url.appending(path: "card_review.prom")
    #expect(try await home.run("run", "--metrics", metrics.path).status == 0)
    let end = try #require(ISO8601DateFormatter().date(from: "2025-12-31T23:59:59+08:00"))
    let line = "card_review_calendar_end_timestamp_seconds \(end.timeIntervalSince1970)\n"
    #expect(try String(contentsOf: metrics, encoding: .utf8).contains(line))
  }
}
