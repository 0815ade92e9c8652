import AgencyRules
import Casebook
import CasebookConformance
import Foundation
import NightRun
import Testing

@Suite("The figures for Prometheus")
struct NightMetricsTests {
  private let office: TestOffice
  private let path: String

  init() throws {
    office = try TestOffice()
    path = office.home.url.appending(path: "card_review.prom").path
  }

  /// The lines of the page as it is an hour after `Samples.start`.
  private func written(at hour: Double) throws -> Set<String> {
    let calendar = try RulesFolder(at: TestOffice.checkout.appending(path: "rules"), measures: MeasureCatalogue.types)
      .calendar
    try NightMetrics(of: office.home, office.casebook, calendar, at: Samples.hour(hour)).write(to: path)
    return Set(try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init))
  }

  @Test("tell of the night and the backlog, in one file that others may read and that is replaced whole")
  func figures() throws {
    _ = try office.casebook.register((1...3).map { try Samples.new($0, submitted: 0) }, at: Samples.hour(1))
    let claims = try office.casebook.claim(limit: 1, holder: "a", lease: 60, at: Samples.hour(1))
    _ = try office.casebook.complete(claims.map { Samples.completion(of: $0, .refer) }, at: Samples.hour(1))
    var figures = NightFigures()
    figures.referred = 1
    figures.mailsSent = 4
    figures.inspectionSeconds = 1800
    let night = try office.casebook.beginNight(holder: "a", at: Samples.hour(1))
    try office.casebook.endNight(night, .init(at: Samples.hour(2), outcome: .whole, figures: figures))
    for line in [
      "card_review_last_success_timestamp_seconds \(Samples.hour(2).timeIntervalSince1970)",
      "card_review_run_duration_seconds 3600.0", "card_review_run_outcome{outcome=\"whole\"} 1.0",
      "card_review_run_applications{outcome=\"referred\"} 1.0",
      "card_review_run_mails{outcome=\"sent\"} 4.0", "card_review_applications{status=\"received\"} 2.0",
      "card_review_mails{status=\"pending\"} 3.0", "card_review_inbox_bundles 0.0",
      "card_review_run_phase_seconds{phase=\"inspection\"} 1800.0",
      "card_review_oldest_waiting_timestamp_seconds{status=\"received\"} \(Samples.start.timeIntervalSince1970)",
      "card_review_oldest_waiting_seconds{status=\"referred\"} 7200.0",
    ] { #expect(try written(at: 2).contains(line), "\(line) is not there") }
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o644)
    let beside = try FileManager.default.contentsOfDirectory(atPath: office.home.url.path)
    #expect(!beside.contains { $0.hasSuffix(".new") })
  }

  @Test("keep the last success when later nights were stopped, failed or died, and tell of the last that ended")
  func lastSuccess() throws {
    #expect(try !written(at: 0).contains { $0.hasPrefix("card_review_last_success") }, "there was none")
    for (hour, outcome) in [(1.0, NightRecord.Outcome.whole), (3, .stopped), (5, .failed)] {
      let night = try office.casebook.beginNight(holder: "a", at: Samples.hour(hour))
      try office.casebook.endNight(
        night, .init(at: Samples.hour(hour + 1), outcome: outcome, figures: NightFigures()))
    }
    _ = try office.casebook.beginNight(holder: "died", at: Samples.hour(7))
    let lines = try written(at: 8)
    for line in [
      "card_review_last_success_timestamp_seconds \(Samples.hour(2).timeIntervalSince1970)",
      "card_review_run_timestamp_seconds \(Samples.hour(6).timeIntervalSince1970)",
      "card_review_run_outcome{outcome=\"failed\"} 1.0", "card_review_run_outcome{outcome=\"whole\"} 0.0",
    ] { #expect(lines.contains(line), "\(line) is not there") }
  }

  @Test("never tell of a success in the future, and show that nights fail since the clock was corrected")
  func clockWasAhead() throws {
    for (hour, outcome) in [(9000.0, NightRecord.Outcome.whole), (24, .failed), (48, .failed)] {
      let night = try office.casebook.beginNight(holder: "a", at: Samples.hour(hour))
      try office.casebook.endNight(
        night, .init(at: Samples.hour(hour + 1), outcome: outcome, figures: NightFigures()))
    }
    let lines = try written(at: 50)
    for line in [
      "card_review_last_success_timestamp_seconds \(Samples.hour(24).timeIntervalSince1970)",
      "card_review_last_success_duration_seconds 3600.0",
      "card_review_run_timestamp_seconds \(Samples.hour(49).timeIntervalSince1970)",
      "card_review_run_outcome{outcome=\"failed\"} 1.0",
    ] { #expect(lines.contains(line), "\(line) is not there") }
  }
}
