import Foundation
import NightRun
import Testing

@Suite("The show command", .timeLimit(.minutes(20)))
struct ShowTests {
  @Test(
    "has what a decision needs from the form: consent, device, age, date of issue, days in both calendars, what is late"
  )
  func form() async throws {
    let home = try await ProgramHome()
    try home.put("2026-1")
    #expect(try await home.run("intake").status == 0)
    let text = try await home.run("show", "2026-1").output
    for words in [
      "2025-11-20 09:31:00 (民國114/11/20), consent 2025-11-20 09:29:10",
      "1981-01-01 (民國70/01/01), 44 years old",
      "2005-07-01 (民國94/07/01)", "2025-12-01 (民國114/12/01) OVERDUE", "not told",
    ] {
      #expect(text.contains(words), "\(words) in \(text)")
    }
    let shown = try await home.run("show", "2026-1", "--json").object()
    #expect(shown["documentIssueDate"] as? String == "2005-07-01")
    #expect(shown["age"] as? Int == 44)
    #expect(shown["overdue"] as? Bool == true)
    #expect(shown["consentAt"] as? String == "2025-11-20T01:29:10.000Z")
  }

  @Test("prints both pictures below the words, in plain symbols where there is no terminal")
  func picture() async throws {
    let home = try await ProgramHome()
    try home.putSample("sample-33")
    #expect(try await home.run("run").status == 0)
    let plain = try await home.run("show", "33", "2026-000033", "--picture")
    #expect(plain.status == 0 && !plain.output.contains("\u{1B}"), "\(plain)")
    for words in ["2026-000033", "The photo:\n", "The document:\n"] { #expect(plain.output.contains(words)) }
    #expect(plain.output.unicodeScalars.count { (0x2580...0x259F).contains($0.value) } > 500, "\(plain.output)")
    let sixel = try await home.run("show", "33", "--picture", "--pictures", "sixel")
    #expect(sixel.output.split(separator: "\u{1B}P").count == 3, "two pictures")
    #expect(try await home.run("show", "33", "--picture", "--json").status == 64)
    let terminal = Program.checkout.appending(path: "Tests/ReviewCommandsTests/terminal.py").path
    let shown = try await Program.run(
      [
        terminal, "80", "24", try Program.executable.path, "show", "33", "--picture", "--home", home.folder.url.path,
      ], program: "/usr/bin/python3",
      environment: ["TERM": "xterm-256color", "TMUX": "", "COLORTERM": "", "NO_COLOR": ""],
      input: "wait The document:\npause 1\nscreen\nend\n")
    #expect(shown.output.contains(/[▀-▟]/) && shown.output.contains("end 0"), "\(shown)")
  }

  @Test("tells kinds and states in Chinese when asked, or where the locale is Chinese")
  func language() async throws {
    let home = try await ProgramHome()
    try home.put("2026-1")
    #expect(try await home.run("intake").status == 0)
    let command = ["show", "2026-1", "--home", home.folder.url.path]
    func shown(_ more: [String] = [], _ locale: [String: String]) async throws -> String {
      try await Program.run(
        command + more, environment: ["LC_ALL": "", "LC_MESSAGES": "", "LANG": "C"].merging(locale) { $1 }
      )
      .output
    }
    for text in [try await shown(["--lang", "zh-TW"], [:]), try await shown([], ["LANG": "zh_TW.UTF-8"])] {
      for words in ["國民身分證", "待檢查", "一般申請"] { #expect(text.contains(words), "\(text)") }
    }
    for text in [try await shown([], [:]), try await shown(["--lang", "en"], ["LC_ALL": "zh_TW.UTF-8"])] {
      for words in ["national_id", "received", "general"] { #expect(text.contains(words), "\(text)") }
    }
  }

  @Test("shows where two numbers differ, the other application of a duplicate, and the device")
  func comparisons() async throws {
    let home = try await ProgramHome()
    for sample in ["sample-04", "sample-41", "sample-42"] { try home.putSample(sample) }
    #expect(try await home.run("run").status == 0)
    let other = try await home.run("show", "2026-000042", "--lang", "zh-TW").output
    #expect(other.contains(/證件號碼\t不符\t[A-Z]\d{5}[\d*]{4}\t[A-Z]\d{5}[\d*]{4}\n/), "\(other)")
    let row = try #require(other.firstMatch(of: /證件號碼\t不符\t(\S+)\t(\S+)\n/))
    #expect(row.1 != row.2, "what differs is hidden")
    #expect(other.contains("mobile, certified 2026-11-"), "\(other)")

    let copy = try await home.run("show", "2026-000041").output
    #expect(copy.contains(/2026-000004\t好○安\tapproved\t\/\S+\.jpg\n/), "\(copy)")
    let likeness = try #require(
      (try await home.run("show", "2026-000041", "--json").object()["likenesses"] as? [[String: String]])?.first)
    #expect(likeness["application"] == "2026-000004" && likeness["status"] == "approved")
    #expect(FileManager.default.fileExists(atPath: try #require(likeness["picture"])))
  }

  @Test("says that an application waits only because the policy lets the machine approve nothing, as the queue does")
  func referredByPolicy() async throws {
    let home = try await ProgramHome()
    let policy = try home.ownRules().appending(path: "policy.yaml")
    let text = try String(contentsOf: policy, encoding: .utf8)
    try Data(text.replacingOccurrences(of: "may_approve: true", with: "may_approve: false").utf8).write(to: policy)
    try home.putSample("sample-01")
    #expect(try await home.run("run").status == 0)
    for command in [["queue"], ["show", "2026-000001"]] {
      let outcome = try await Program.run(command + ["--home", home.folder.url.path])
      #expect(outcome.output.contains("policy.yaml lets the machine approve nothing"), "\(outcome)")
    }
    let queue = try await home.run("queue", "--json").object()["applications"] as? [[String: Any]]
    #expect(queue?.first?["referredByPolicy"] as? Bool == true)
  }

  @Test("says nothing of the policy where it lets the machine approve, and somebody is to read that again")
  func readAgainAndNotReferredByPolicy() async throws {
    let home = try await ProgramHome()
    let policy = try home.ownRules().appending(path: "policy.yaml")
    let text = try String(contentsOf: policy, encoding: .utf8) + "\nsecond_reads: { of_machine: 1, of_people: 0 }\n"
    try Data(text.utf8).write(to: policy)
    try home.putSample("sample-01")
    #expect(try await home.run("run").status == 0)
    for command in [["queue"], ["show", "2026-000001"]] {
      let outcome = try await Program.run(command + ["--home", home.folder.url.path])
      #expect(outcome.output.contains("2026-000001") && outcome.output.contains("referred"), "\(outcome)")
      #expect(!outcome.output.contains("policy.yaml"), "\(outcome)")
    }
  }
}
