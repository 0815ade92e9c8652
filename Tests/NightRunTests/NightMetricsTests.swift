import CasebookConformance
import Foundation
import NightRun
import Testing

@Suite("The figures for Prometheus")
struct NightMetricsTests {
  @Test("tell of the night and the backlog, in one file that others may read and that is replaced whole")
  func figures() throws {
    let office = try TestOffice()
    _ = try office.casebook.register((1...3).map { try Samples.new($0, submitted: 0) }, at: Samples.hour(1))
    let claims = try office.casebook.claim(limit: 1, holder: "a", lease: 60, at: Samples.hour(1))
    _ = try office.casebook.complete(claims.map { Samples.completion(of: $0, .refer) }, at: Samples.hour(1))
    var summary = NightSummary(startedAt: Samples.hour(1))
    summary.endedAt = Samples.hour(2)
    summary.referred = 1
    summary.mail.sent = 4
    let metrics = try NightMetrics(of: summary, casebook: office.casebook)
    let path = office.home.url.appending(path: "card_review.prom").path
    for _ in 1...2 { try metrics.write(to: path) }
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    for line in [
      "card_review_last_success_timestamp_seconds \(Samples.hour(2).timeIntervalSince1970)",
      "card_review_run_duration_seconds 3600.0", "card_review_run_applications{outcome=\"referred\"} 1.0",
      "card_review_run_mails{outcome=\"sent\"} 4.0", "card_review_applications{status=\"received\"} 2.0",
      "card_review_oldest_waiting_seconds{status=\"referred\"} 7200.0",
    ] { #expect(lines.contains(Substring(line)), "\(line) is not there") }
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o644)
    let beside = try FileManager.default.contentsOfDirectory(atPath: office.home.url.path)
    #expect(!beside.contains { $0.hasSuffix(".new") })
  }
}
