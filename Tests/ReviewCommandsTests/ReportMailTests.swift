import Foundation
import Testing

@Suite("A mailed report", .timeLimit(.minutes(20)))
struct ReportMailTests {
  /// Prints what Python's parser finds in the mails of a folder.
  private static let parser = """
    import email, email.policy, json, pathlib, sys
    mails = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
             for file in pathlib.Path(sys.argv[1]).iterdir()]
    print(json.dumps({mail["to"]: {"subject": mail["subject"], "defects": len(mail.defects),
      "types": [part.get_content_type() for part in mail.walk()],
      "names": [part.get_filename() for part in mail.walk() if part.get_filename()],
      "texts": [part.get_content() for part in mail.walk() if not part.is_multipart()]} for mail in mails}))
    """

  @Test("is text and a table, with the whole report attached, as an independent parser reads it")
  func parts() async throws {
    let home = try await ProgramHome()
    try home.refer([1, 2])
    let sent = try await home.run("report", "mail", "chief@example.tw", "other@example.tw", "--as-of", "2026-11-23")
    #expect(sent.status == 0 && sent.output.contains("The report to chief@example.tw was taken."), "\(sent)")
    let outbox = home.folder.outbox.appending(path: "new").path
    let read = try await Program.run([], program: outbox, launcher: ["python3", "-c", Self.parser])
    let mails = try #require(try read.object() as? [String: [String: Any]], "\(read)")
    #expect(Set(mails.keys) == ["chief@example.tw", "other@example.tw"])
    let mail = try #require(mails["chief@example.tw"])
    #expect(mail["subject"] as? String == "虛擬健保卡申請審核報告 2026-11-23" && mail["defects"] as? Int == 0)
    #expect(
      mail["types"] as? [String] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/html",
      ])
    #expect(mail["names"] as? [String] == ["report-2026-11-23.html"])
    let texts = try #require(mail["texts"] as? [String])
    #expect(texts[0].contains("待審") && texts[1].contains("<th scope=\"row\" align=\"left\">待審</th>"))
    #expect(!texts[1].contains("<svg"))
    let whole = try await home.run("report", "--as-of", "2026-11-23", "--format", "html")
    #expect(texts[2].replacing("\r\n", with: "\n").trimmingCharacters(in: .newlines) + "\n" == whole.output)
  }
}
