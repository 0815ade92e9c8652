import Foundation
import Testing

@Suite("Bundles that a night refuses", .timeLimit(.minutes(20)))
struct RefusalTests {
  @Test(
    "are named on standard error once each, with where they lie and the first fault, and the number of further ones")
  func lines() async throws {
    let home = try await ProgramHome()
    try home.put("2026-1", as: "bad", applicant: ["email": "nobody"])
    #expect(try await home.run("intake").status == 65)
    try home.put("2026-1", as: "bad", applicant: ["phone": "12", "email": "nobody"])
    let outcome = try await home.run("run", "--summary")
    #expect(outcome.status == 65, "\(outcome)")
    let second = home.folder.refused.appending(path: "bad-2").path
    #expect(FileManager.default.fileExists(atPath: second))
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count == 2, "\(outcome.errors)")
    #expect(lines[0].hasPrefix("card-review: \(second) was refused: applicant."), "\(outcome.errors)")
    #expect(lines[0].hasSuffix(" (1 more fault in its refused.txt)"), "\(outcome.errors)")
    #expect(outcome.output.contains("1 refused\n") && !outcome.output.contains("applicant."), "\(outcome.output)")
    #expect(lines[1].contains("1 bundle(s) were refused and nobody has answered their senders"), "\(outcome.errors)")
    #expect(try await home.run("intake").output.contains("0 refused"))
  }
}
