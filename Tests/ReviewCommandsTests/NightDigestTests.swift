import CasebookConformance
import Foundation
import NightRun
import SMTPTestServer
import Testing

@Suite("The night's digest", .timeLimit(.minutes(20)))
struct NightDigestTests {
  private let home: ProgramHome

  init() async throws {
    home = try await ProgramHome()
    try home.refer([1, 2])
  }

  private func configure(_ further: String) throws {
    let text = try String(contentsOf: home.folder.configuration, encoding: .utf8)
    try Data((text + further).utf8).write(to: home.folder.configuration)
  }

  private func waiting() -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: home.folder.reports.path + "/digests")) ?? []
  }

  @Test("goes to each supervisor with counts, failures, backlog and the journal's head, and names nobody")
  func toEach() async throws {
    let server = try SMTPTestServer()
    try configure(
      "  digest: [a@example.tw, b@example.tw]\n  transport: smtp\n  smtp: { host: localhost, port: \(server.port), tls: none }\n"
    )
    #expect(try await home.run("run").status == 0)
    let digests = try server.messages().filter { $0.envelope.to != ["applicant1@example.tw"] }
      .filter {
        ["a@example.tw", "b@example.tw"].contains($0.envelope.to.first) && $0.bytes.contains(Data("digest-".utf8))
      }
    #expect(digests.map(\.envelope.to) == [["a@example.tw"], ["b@example.tw"]])
    #expect(waiting().isEmpty)
    let encoded = String(decoding: try #require(digests.first).bytes, as: UTF8.self).components(
      separatedBy: "\r\n\r\n")[1]
    let text = String(
      decoding: try #require(Data(base64Encoded: encoded, options: .ignoreUnknownCharacters)), as: UTF8.self)
    let head = try #require(try home.casebook().journalHead()).description
    for words in ["2 sent", "Failures: none", "referred", "mail pending", "--head \(head)"] {
      #expect(text.contains(words), "\(text)")
    }
    let name = try Samples.application(1).applicant.name.text
    #expect(!text.contains(name) && !text.contains("2026-000001"))
  }

  @Test("waits for the relay, and goes with the mail of a later run")
  func waits() async throws {
    try configure("  digest: [a@example.tw]\n")
    #expect(try await home.run("run", "--no-mail").status == 0)
    #expect(waiting().count == 1)
    #expect(try await home.run("mail", "send").status == 0)
    #expect(waiting().isEmpty)
    let names = try home.traces().mails.keys
    #expect(names.contains { $0.hasPrefix("digest-") } && names.count == 3, "\(names)")
  }

  @Test("goes to nobody where nobody is named, and no address is taken on trust")
  func nobody() async throws {
    #expect(try await home.run("run").status == 0)
    #expect(try home.traces().mails.count == 2)
    try configure("  digest: [nobody]\n")
    let outcome = try await home.run("run")
    #expect(outcome.status == 78 && outcome.errors.contains("`digest` holds what is no e-mail address"), "\(outcome)")
  }
}
