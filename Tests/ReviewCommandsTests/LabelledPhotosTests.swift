import Foundation
import Testing

@Suite("Photos with labels", .timeLimit(.minutes(20)))
final class LabelledPhotosTests {
  private let scratch: URL

  init() throws {
    scratch = FileManager.default.temporaryDirectory.appending(path: "labelled-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    try Data(
      """
      file,source,label,reasons
      sample-01/portrait.jpg,studio,good,
      sample-20/portrait.jpg,street,defective,not_frontal
      sample-25/portrait.jpg,street,defective,headgear_too_large
      sample-02/portrait.jpg,street,doubtful,

      """.utf8
    ).write(to: scratch.appending(path: "labels.csv"))
  }

  deinit {
    try? FileManager.default.removeItem(at: scratch)
  }

  private func answer(_ arguments: [String]) async throws -> [String: Any] {
    let labels = scratch.appending(path: "labels.csv").path
    let pictures = Program.checkout.appending(path: "samples/inbox").path
    let outcome = try await Program.run(arguments + [labels, "--pictures", pictures, "--json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try #require(try outcome.lines().first)
  }

  @Test("are compared by a column, doubtful ones left out, and doubts of others taken where they are named")
  func evaluated() async throws {
    let doubts = scratch.appending(path: "left-out.csv")
    try Data("file,doubt\nsample-01/portrait.jpg,99\nsample-20/portrait.jpg,99\n".utf8).write(to: doubts)
    let answer = try await answer(["evaluate", "--by", "source", "--left-out", doubts.path])
    #expect((answer["good"] as? [String: Int])?["pictures"] == 1)
    #expect((answer["good"] as? [String: Int])?["referred"] == 1, "that doubt is too much")
    let breakdown = try #require((answer["breakdowns"] as? [[String: Any]])?.first)
    #expect(breakdown["column"] as? String == "source")
    #expect((breakdown["rows"] as? [[String: Any]])?.compactMap { $0["value"] as? String } == ["street", "studio"])
  }

  @Test("say what each rule costs and what it alone catches")
  func weighed() async throws {
    let answer = try await answer(["rules", "weigh"])
    #expect(answer["good"] as? Int == 1 && answer["defective"] as? Int == 2)
    let rules = try #require(answer["rules"] as? [[String: Any]])
    let yaw = try #require(rules.first { $0["measure"] as? String == "pose.yaw" })
    #expect(yaw["goodStopped"] as? Int == 0 && yaw["defectiveCaught"] as? Int == 1)
    #expect(rules.contains { $0["measure"] as? String == "doubt" })
  }
}
