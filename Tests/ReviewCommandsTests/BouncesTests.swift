import CasebookConformance
import Foundation
import NightRun
import ReviewDomain
import Testing

@Suite("Whom mail does not reach", .timeLimit(.minutes(20)))
struct BouncesTests {
  private let home: ProgramHome
  private let maildir: URL

  init() async throws {
    home = try await ProgramHome()
    maildir = home.folder.url.appending(path: "bounces")
    for part in ["new", "cur", "tmp"] {
      try FileManager.default.createDirectory(
        at: maildir.appending(path: part), withIntermediateDirectories: true)
    }
    try home.refer([1, 2])
    try #require(try await home.run("mail", "send").status == 0)
  }

  private func put(_ name: String, of messageID: String, status: String = "5.1.1") throws {
    let text = """
      Content-Type: multipart/report; report-type=delivery-status; boundary=b

      --b
      Content-Type: message/delivery-status

      Reporting-MTA: dns; relay.example.tw

      Final-Recipient: rfc822; a@example.tw
      Action: failed
      Status: \(status)

      --b
      Content-Type: text/rfc822-headers

      Message-ID: <\(messageID)>

      --b--

      """
    try Data(text.utf8).write(to: maildir.appending(path: "new/\(name)"))
  }

  private func names(_ part: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: maildir.appending(path: part).path).sorted()
  }

  @Test("is read from reports, which are moved away, and told by mail list, status and the list of whom to call")
  func bounces() async throws {
    let mails = try home.casebook().notices(after: nil, limit: 9)
    let first = try #require(mails.last)
    try put("1", of: first.notice.messageID)
    try put("2", of: "somebody-elses@example.tw")
    try Data("Subject: away\n\nback on Monday\n".utf8).write(to: maildir.appending(path: "new/3"))
    let read = try await home.run("mail", "bounces", maildir.path)
    #expect(read.status == 0, "\(read)")
    #expect(
      read.output.hasPrefix(
        "1 mail(s) failed, 0 report(s) told nothing new, 1 of no mail of this office, 1 other message(s) left to be read.\n"
          + "Failed: mail \(first.id). Whom to call: card-review mail phone-list --home "), "\(read.output)")
    #expect(try names("new") == ["3"] && names("cur") == ["1:2,S", "2:2,S"])
    try put("4", of: first.notice.messageID)
    #expect(try await home.run("mail", "bounces", maildir.path, "--json").output.contains("\"known\":1"))

    #expect(try await home.run("mail", "list").output.contains("dead (5.1.1)"))
    #expect(try await home.run("status").output.contains("1 mail(s) failed and 0 may not have arrived"))
    let list = try await home.run("mail", "phone-list", "--since", "2026-01-01", "--csv")
    let lines = list.output.components(separatedBy: "\r\n")
    let applicant = try Samples.application(1).applicant
    #expect(lines.count == 3 && lines[0] == "\u{FEFF}application,name,phone,email,mail,why,written", "\(list)")
    #expect(
      lines[1].hasPrefix(
        "2026-000001,\(applicant.name.text),\(applicant.phone.text),\(applicant.email.text),received,dead_address,"),
      "\(lines[1])")
    #expect(try await home.run("mail", "phone-list", "--since", "2099-01-01").output == "Nobody is to be called.\n")
    #expect(try await home.run("mail", "phone-list", "--csv", "--json").status == 64)
    #expect(
      try await home.run("history", "2026-000001").output.contains("mail reported undeliverable (5.1.1): received"))
  }

  @Test("names what is no maildir")
  func noMaildir() async throws {
    let outcome = try await home.run("mail", "bounces", home.folder.inbox.path)
    #expect(outcome.status == 78 && outcome.errors.contains("name a maildir"), "\(outcome)")
  }
}
