import Casebook
import Foundation
import NightRun
import ReviewDomain
import Testing

@Suite("A decision that is overtaken", .timeLimit(.minutes(20)))
struct OvertakenDecisionTests {
  let home: ProgramHome

  init() async throws {
    home = try await ProgramHome()
    try home.put("2026-1")
    try #require(try await home.run("intake").status == 0)
  }

  private var user: String {
    get throws { "person:" + String(cString: try #require(getpwuid(getuid())).pointee.pw_name) }
  }

  private func notices() throws -> [String] {
    let id = try #require(ApplicationID("2026-1"))
    return try #require(try home.casebook().record(of: id)).notices.map { "\($0.notice.kind) \($0.status)" }
  }

  @Test("takes its mail back: whose card is cancelled before the night gets one mail, about the cancellation")
  func cancelled() async throws {
    #expect(try await home.run("approve", "2026-1", "--uninspected").status == 0)
    #expect(try await home.run("cancel", "2026-1").status == 0)
    #expect(try notices() == ["received withdrawn", "approved withdrawn", "cancelled pending"])
    #expect(try await home.run("run").status == 0)
    #expect(try notices() == ["received withdrawn", "approved withdrawn", "cancelled sent"])
    #expect(try home.traces().mails.count == 1)
    let mail = try await home.run("mail", "show", "3")
    #expect(mail.output.contains("虛擬健保卡已註銷") && mail.output.contains("民國114年11月20日9時31分"), "\(mail)")
  }

  @Test("is told by show and history with who, when and the note, as text and as JSON")
  func readBack() async throws {
    #expect(try await home.run("approve", "2026-1", "--note", "櫃台核對", "--uninspected").status == 0)
    #expect(try await home.run("cancel", "2026-1", "--note", "本人來電").status == 0)
    for command in ["show", "history"] {
      let text = try await home.run(command, "2026-1").output
      for words in ["櫃台核對", "本人來電", String(try user.dropFirst("person:".count))] {
        #expect(text.contains(words), "\(command): \(text)")
      }
    }
    let shown = try await home.run("show", "2026-1", "--json").object()
    let cancellation = try #require(shown["cancellation"] as? [String: String])
    #expect(try cancellation["by"] == user && cancellation["note"] == "本人來電" && cancellation["at"] != nil)
    let decision = try #require((shown["decisions"] as? [[String: Any]])?.first)
    #expect(try decision["by"] as? String == user && decision["note"] as? String == "櫃台核對")
    let history = try await home.run("history", "2026-1", "--json").object()
    let entries = try #require(history["entries"] as? [[String: Any]])
    let notes = entries.map { "\($0["event"] ?? "") \($0["note"] ?? "-")" }
    #expect(
      notes == [
        "registered -", "notice_withdrawn -", "approved 櫃台核對", "notice_withdrawn -", "cancelled 本人來電",
        // Both looks at it above.
        "seen -", "seen -",
      ])
  }

  @Test("can be read before it goes, and then nothing is recorded")
  func dryRun() async throws {
    let head = try home.casebook().journalHead()
    let rejection = try await home.run(
      "reject", "2026-1", "--reason", "features_unclear:dark", "--message", "第一行\n第二行", "--note", "內部", "--dry-run",
      "--uninspected")
    #expect(rejection.status == 0, "\(rejection)")
    for words in ["五官不夠清晰：光線太暗", "第一行\n第二行\n", "not recorded", "未通過審核", "a***@example.tw"] {
      #expect(rejection.output.contains(words), "\(words) in \(rejection.output)")
    }
    #expect(!rejection.output.contains("內部"))
    #expect(try await home.run("approve", "2026-1", "--dry-run", "--uninspected").output.contains("已審核通過"))
    #expect(try home.casebook().journalHead() == head)
    #expect(try await home.run("cancel", "2026-1", "--dry-run").status == 65, "it is not approved")
    #expect(try await home.run("mail", "show", "9").status == 66)
  }

  @Test("a note never reaches the applicant, a message does")
  func noteAndMessage() async throws {
    #expect(
      try await home.run("reject", "2026-1", "--reason", "no_face", "--message", "請重拍", "--note", "內部", "--uninspected")
        .status == 0)
    let mail = try await home.run("mail", "show", "2").output
    #expect(mail.contains("請重拍") && !mail.contains("內部"))
    let shown = try await home.run("show", "2026-1").output
    #expect(shown.contains("請重拍") && shown.contains("內部"))
  }
}
