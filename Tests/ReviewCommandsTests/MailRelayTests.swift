import CasebookConformance
import Foundation
import NightRun
import ReviewDomain
import SMTPTestServer
import Testing

/// The real program and a real SMTP server.
@Suite("Mail to a relay", .timeLimit(.minutes(20)))
struct MailRelayTests {
  private let home: ProgramHome

  init() async throws {
    home = try await ProgramHome()
  }

  private func configure(_ server: SMTPTestServer, tls: String = "none", further: String = "") throws {
    let text = try String(contentsOf: home.folder.configuration, encoding: .utf8)
    try Data(
      (text + "  transport: smtp\n  smtp:\n    host: localhost\n    port: \(server.port)\n    tls: \(tls)\n"
        + "    longest_wait_seconds: 2\n" + further).utf8
    ).write(to: home.folder.configuration)
  }

  private func statuses() throws -> [String] {
    try home.casebook().notices(after: nil, limit: 99).reversed().map { $0.phase(at: Date()).name }
  }

  @Test("is tested all the way, with a login from a file that nobody else may read")
  func test() async throws {
    let server = try SMTPTestServer(tls: "starttls", certificate: TestCertificates.server, login: ["office", "geheim"])
    let secrets = home.folder.url.appending(path: "smtp.secrets")
    try Data("schema: 1\nuser: office\npassword: geheim\n".utf8).write(to: secrets)
    try configure(
      server, tls: "starttls",
      further: "    ca_file: \(TestCertificates.authority.path)\n    secrets: smtp.secrets\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: secrets.path)
    let open = try await home.run("mail", "test", "somebody@example.tw")
    #expect(open.status == 78 && open.errors.contains("run: chmod 600 \(secrets.path)"), "\(open)")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: secrets.path)
    let outcome = try await home.run("mail", "test", "somebody@example.tw")
    #expect(outcome.status == 0, "\(outcome)")
    for words in ["> RCPT TO:<somebody@example.tw>", "< 250 2.0.0 Ok: queued as 1", "It was taken."] {
      #expect(outcome.output.contains(words), "\(outcome.output)")
    }
    #expect(!outcome.output.contains("geheim"))
    #expect(try server.messages().map(\.envelope.to) == [["somebody@example.tw"]])
    #expect(try await home.run("doctor").output.contains("over SMTP to localhost:"))
  }

  @Test("goes out with the run or alone, byte for byte, and the relay's words are kept")
  func sent() async throws {
    let server = try SMTPTestServer()
    try configure(server)
    try home.refer([1, 2, 3])
    #expect(try await home.run("run", "--no-mail").status == 0)
    #expect(try server.messages().isEmpty)
    #expect(try await home.run("mail", "send").status == 0)
    let stored = try home.casebook().notices(after: nil, limit: 9)
    #expect(try Set(server.messages().map(\.bytes)) == Set(stored.map(\.notice.bytes)))
    #expect(stored.allSatisfy { $0.lastDetail?.hasPrefix("250 2.0.0 Ok: queued as ") == true })
    #expect(try await home.run("run").status == 0)
    #expect(try server.messages().count == 3, "nothing goes twice")
  }

  @Test("that is down, refuses this office or refuses a person ends the run with a code of its own")
  func faults() async throws {
    try home.refer([1, 2, 3])
    let plain = try String(contentsOf: home.folder.configuration, encoding: .utf8)
    func run(_ faults: [SMTPTestServer.Fault]) async throws -> Program.Outcome {
      let server = try SMTPTestServer(faults)
      try Data(plain.utf8).write(to: home.folder.configuration)
      try configure(server, further: "    connections: 1\n")
      return try await home.run("mail", "send")
    }
    let down = try await run([.init("greeting", "421 4.3.2 not now")])
    #expect(down.status == 75 && down.errors.contains("the mail relay takes nothing now"), "\(down)")
    let refused = try await run([.init("MAIL", "550 5.7.1 you may not")])
    #expect(refused.status == 78 && refused.errors.contains("refuses this office: 550 5.7.1 you may not"), "\(refused)")
    #expect(try statuses() == ["queued", "queued", "queued"], "nobody's attempt was burnt")
    let dead = try await run([
      .init("RCPT", "550 5.1.1 no such user", times: 1), .init("dot", "drop", from: 1, times: 1),
    ])
    #expect(dead.status == 65 && dead.errors.contains("1 mail(s) failed for good"), "\(dead)")
    #expect(dead.errors.contains("1 mail(s) may or may not have arrived"))
    #expect(try statuses() == ["failed", "unknown", "sent"])
    let list = try await home.run("mail", "phone-list", "--since", "2026-01-01", "--json").object()
    let people = try #require(list["people"] as? [[String: Any]])
    #expect(people.map { $0["why"] as? String } == ["dead_address", "unknown"])
  }

  @Test("is sent by the machine's own mail system, whose exit code tells what became of it")
  func sendmail() async throws {
    let script = home.folder.url.appending(path: "sendmail")
    let text = try String(contentsOf: home.folder.configuration, encoding: .utf8)
    try Data((text + "  transport: sendmail\n  sendmail: \(script.path)\n").utf8).write(to: home.folder.configuration)
    try home.refer([1])
    for (code, phase) in [(75, "retry"), (0, "sent")] {
      try Data("#!/bin/sh\necho \"$@\" > \"$0.arguments\"\ncat > \"$0.mail\"\nexit \(code)\n".utf8).write(to: script)
      try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: script.path)
      let mail = try #require(try home.casebook().notices(after: nil, limit: 1).first)
      if mail.attempts > 0 { #expect(try await home.run("mail", "retry", "\(mail.id)").status == 0) }
      #expect(try await home.run("mail", "send").status == (code == 0 ? 0 : 75))
      #expect(try statuses() == [phase])
      let arguments = try String(contentsOf: home.folder.url.appending(path: "sendmail.arguments"), encoding: .utf8)
      #expect(arguments == "-i -f no-reply@nhi.gov.tw -- \(mail.notice.recipient.text)\n")
      let handed = try String(contentsOf: home.folder.url.appending(path: "sendmail.mail"), encoding: .utf8)
      #expect(
        handed == String(decoding: mail.notice.bytes, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n"))
    }
    try FileManager.default.removeItem(at: script)
    try home.refer([2])
    #expect(try await home.run("mail", "send").status == 78)
  }

  @Test("to one person keeps its order, over several connections and through refusals")
  func order() async throws {
    let casebook = try home.casebook()
    _ = try casebook.register((1...20).map { try Samples.new($0) }, at: Samples.start)
    let claims = try casebook.claim(limit: 20, holder: "night", lease: 60, at: Samples.hour(1))
    _ = try casebook.complete(claims.map { Samples.completion(of: $0, .reject) }, at: Samples.hour(1))
    _ = try casebook.register(
      (1...20).map { try Samples.new(100 + $0, person: $0, submitted: 2) }, at: Samples.hour(2))
    let server = try SMTPTestServer([.init("RCPT", "450 4.2.0 later", from: 4, times: 3)])
    try configure(server, further: "    connections: 4\n")
    #expect(try await home.run("mail", "send").status == 75)
    #expect(try statuses().count { $0 == "retry" } == 3 && statuses().count { $0 == "queued" } == 3)
    for mail in try casebook.notices(after: nil, limit: 99) where mail.attempts == 1 && mail.status == .pending {
      #expect(try await home.run("mail", "retry", "\(mail.id)").status == 0)
    }
    #expect(try await home.run("mail", "send").status == 0)
    let taken = try server.messages().map { String(decoding: $0.bytes, as: UTF8.self) }
    #expect(taken.count == 40)
    for number in 1...20 {
      let first = try Samples.notice(.rejected, of: Samples.application(number), decision: 1)
      let second = try Samples.new(100 + number, person: number, submitted: 2).receipt
      let places = [first, second].map { mail in taken.firstIndex(of: String(decoding: mail.bytes, as: UTF8.self)) }
      #expect(try #require(places[0]) < #require(places[1]), "person \(number)")
    }
  }

  @Test("that is signed is the same at every repeat, signature included")
  func signed() async throws {
    try home.put("2026-1")
    #expect(try await home.run("intake").status == 0)
    let server = try SMTPTestServer([.init("dot", "drop", times: 1)])
    let pem = home.folder.url.appending(path: "mail.pem")
    try FileManager.default.copyItem(at: TestCertificates.server, to: pem)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: pem.path)
    try configure(server, further: "  undo_minutes: 0\n  sign: { certificate: mail.pem, key: mail.pem }\n")
    #expect(try await home.run("approve", "2026-1", "--uninspected").status == 0)
    #expect(try await home.run("mail", "send").status == 65)
    let mail = try #require(try home.casebook().notices(after: nil, limit: 1).first)
    #expect(mail.status == .unknown)
    #expect(try await home.run("mail", "retry", "\(mail.id)").status == 0)
    #expect(try await home.run("mail", "send").status == 0)
    let taken = try server.messages().map(\.bytes)
    #expect(taken == [mail.notice.bytes, mail.notice.bytes])
    #expect(String(decoding: mail.notice.bytes, as: UTF8.self).contains("Content-Type: multipart/signed;"))
    #expect(try await home.run("mail", "show", "\(mail.id)").output.contains("已審核通過"))

    try Data().write(to: pem)
    let refused = try await home.run("approve", "2026-1", "--uninspected")
    #expect(refused.status == 78 && refused.errors.contains("openssl cannot sign it"), "\(refused)")
  }
}
