import Foundation
import Testing

@Suite("The document check command", .timeLimit(.minutes(20)))
struct DocumentCheckTests {
  let card = Program.checkout.appending(path: "samples/inbox/sample-01/id-front.jpg").path

  @Test("reads a card and hides the end of its number")
  func reads() async throws {
    let outcome = try await Program.run(["document", "check", card])
    #expect(outcome.status == 0, "\(outcome)")
    #expect(outcome.output.contains("A12345****"))
    #expect(!outcome.output.contains("A123456789"))
    #expect(outcome.output.contains("甄健康"))
    #expect(outcome.output.contains("1981-01-01"))
  }

  @Test("compares only what is given")
  func partial() async throws {
    let outcome = try await Program.run([
      "document", "check", card, "--number", "A123456789", "--whole-id", "--json",
    ])
    #expect(outcome.status == 0, "\(outcome)")
    let object = try outcome.object()
    #expect(object["verdict"] as? String == "approve")
    let comparisons = try #require(object["comparisons"] as? [[String: Any]])
    #expect(comparisons.map { $0["field"] as? String } == ["number"])
    #expect(comparisons.first?["onDocument"] as? String == "A123456789")
  }

  @Test(
    "shows typed and read side by side where they contradict, and of what is hidden only the digits that tell them apart",
    arguments: [("B200000004", "B20000****", "A12345****"), ("A123451186", "A1234511*6", "A1234567*9")])
  func contradiction(typed: String, shown: String, onDocument: String) async throws {
    let outcome = try await Program.run([
      "document", "check", card, "--kind", "national_id", "--number", typed, "--name", "甄健康", "--birth", "70/1/1",
      "--json",
    ])
    let object = try outcome.object()
    #expect(object["verdict"] as? String == "refer")
    #expect(object["reasons"] as? [String] == ["data_mismatch"])
    let comparisons = try #require(object["comparisons"] as? [[String: Any]])
    let number = try #require(comparisons.first { $0["field"] as? String == "number" })
    #expect(number["typed"] as? String == shown)
    #expect(number["onDocument"] as? String == onDocument)
  }

  @Test("ends with 66 for a file that is not there, and answers one that is no picture")
  func bad() async throws {
    #expect(try await Program.run(["document", "check", "/no/such/file.jpg"]).status == 66)
    let text = FileManager.default.temporaryDirectory.appending(path: "text-\(UUID().uuidString).jpg")
    try Data("no picture".utf8).write(to: text)
    defer { try? FileManager.default.removeItem(at: text) }
    let outcome = try await Program.run(["document", "check", text.path, "--json"])
    #expect(outcome.status == 0, "\(outcome)")
    #expect(try outcome.object()["verdict"] as? String == "reject")
    #expect(try await Program.run(["document", "check", card, "--number", "A123456780"]).status == 64)
  }
}
