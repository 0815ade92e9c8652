import Foundation
import Notices
import ReviewDomain
import SMTPTestServer
import Testing

/// Every stage of a mail's way and every fault that it can meet there, on a real server.
@Suite("Delivery over SMTP", .timeLimit(.minutes(20)))
struct SMTPTransportTests {
  /// What a delivery ended with, without the words.
  enum Fate: String {
    case sent, temporary, permanent, deadAddress, unknown, interrupted, unavailable, misconfigured

    init(_ outcome: DeliveryOutcome) {
      self =
        switch outcome {
        case .sent: .sent
        case .temporary: .temporary
        case .permanent: .permanent
        case .deadAddress: .deadAddress
        case .unknown: .unknown
        case .interrupted: .interrupted
        case .unavailable: .unavailable
        case .misconfigured: .misconfigured
        }
    }
  }

  struct Row: CustomTestStringConvertible, Sendable {
    let stage: String
    let fault: String
    let fate: Fate
    /// How many messages the server has afterwards.
    let taken: Int
    /// Whether the message is too large for the system to take all of it before the server reads.
    let isLarge: Bool

    init(_ stage: String, _ fault: String, _ fate: Fate, taken: Int = 0, isLarge: Bool = false) {
      self.isLarge = isLarge
      self.stage = stage
      self.fault = fault
      self.fate = fate
      self.taken = taken
    }

    var testDescription: String { "\(stage) \(fault)" + (isLarge ? ", large" : "") }
  }

  static let rows: [Row] = [
    Row("greeting", "421 4.3.2 not now", .unavailable), Row("greeting", "554 5.3.2 not for you", .misconfigured),
    Row("greeting", "hang", .unavailable), Row("greeting", "drop", .unavailable),
    Row("EHLO", "421 4.3.2 not now", .unavailable), Row("EHLO", "hang", .unavailable),
    Row("EHLO", "drop", .unavailable),
    Row("STARTTLS", "454 4.7.0 not now", .unavailable), Row("STARTTLS", "502 5.5.1 never", .misconfigured),
    Row("STARTTLS", "hang", .unavailable), Row("STARTTLS", "drop", .unavailable),
    Row("AUTH", "454 4.7.0 not now", .unavailable), Row("AUTH", "535 5.7.8 who are you", .misconfigured),
    Row("AUTH", "hang", .unavailable), Row("AUTH", "drop", .unavailable),
    Row("MAIL", "421 4.3.2 not now", .unavailable), Row("MAIL", "451 4.3.0 no room", .unavailable),
    Row("MAIL", "550 5.7.1 you may not", .misconfigured), Row("MAIL", "552 5.3.4 too large", .permanent),
    Row("MAIL", "hang", .interrupted), Row("MAIL", "drop", .interrupted),
    Row("RCPT", "450 4.2.0 greylisted, come again", .temporary), Row("RCPT", "421 4.3.2 not now", .unavailable),
    Row("RCPT", "550 5.1.1 no such user", .deadAddress), Row("RCPT", "550 no such user", .deadAddress),
    Row("RCPT", "552 5.2.2 mailbox full", .permanent), Row("RCPT", "554 5.7.1 relay access denied", .temporary),
    Row("RCPT", "hang", .interrupted), Row("RCPT", "drop", .interrupted),
    Row("DATA", "451 4.3.0 later", .temporary), Row("DATA", "554 5.5.0 no", .permanent),
    Row("DATA", "hang", .interrupted), Row("DATA", "drop", .interrupted),
    Row("body", "hang", .interrupted, isLarge: true), Row("body", "drop", .interrupted, isLarge: true),
    // The system has taken the dot too, and nobody here can know whether the server got it.
    Row("body", "hang", .unknown), Row("body", "drop", .unknown),
    Row("dot", "451 4.3.0 later", .temporary), Row("dot", "554 5.6.0 no", .permanent),
    Row("dot", "554 5.7.1 looks like spam", .temporary), Row("dot", "421 4.3.2 not now", .interrupted),
    Row("dot", "hang", .unknown, taken: 1), Row("dot", "drop", .unknown, taken: 1),
    Row("none", "", .sent, taken: 1),
  ]

  @Test("ends as the fault says, at every stage", arguments: rows)
  func fault(row: Row) throws {
    let server = try SMTPTestServer(
      [.init(row.stage, row.fault)], tls: "starttls", certificate: TestCertificates.server, login: ["office", "geheim"])
    let transport = try Self.transport(to: server, .starttls, login: .init(user: "office", password: "geheim"))
    let mail = try NoticeFixtures.mail()
    let large = Data(repeating: UInt8(ascii: "x"), count: 70) + Data("\r\n".utf8)
    let outcome = transport.deliver(
      row.isLarge
        ? RenderedNotice(
          kind: mail.kind, application: mail.application, decisionNumber: 1, recipient: mail.recipient,
          messageID: mail.messageID, bytes: Data(repeatElement(large, count: 300_000).joined())) : mail)
    #expect(Fate(outcome) == row.fate, "\(outcome)")
    #expect(!"\(outcome)".contains("a@example.tw"), "the address stays out of the words")
    #expect(try server.messages().count == row.taken)
  }

  static func transport(
    to server: SMTPTestServer, _ encryption: SMTPSettings.Encryption = .none, login: SMTPSettings.Login? = nil,
    connections: Int = 1, authorities: URL? = nil
  ) throws -> SMTPTransport {
    SMTPTransport(
      SMTPSettings(
        host: "localhost", port: server.port, encryption: encryption,
        authorities: encryption == .none ? nil : try authorities ?? TestCertificates.authority, login: login,
        connections: connections, longestWait: 1.5), sender: try NoticeFixtures.email("no-reply@example.tw"))
  }

  @Test("hands over the very bytes, over TLS and logged in, one mail after another on one connection")
  func bytes() throws {
    for (tls, encryption) in [("starttls", SMTPSettings.Encryption.starttls), ("implicit", .implicit)] {
      let server = try SMTPTestServer(tls: tls, certificate: TestCertificates.server, login: ["office", "geheim"])
      let transport = try Self.transport(to: server, encryption, login: .init(user: "office", password: "geheim"))
      let mails = try (1...3).map { try NoticeFixtures.mail(number: $0) }
      for mail in mails { #expect(Fate(transport.deliver(mail)) == .sent) }
      let taken = try server.messages()
      #expect(taken.map(\.bytes) == mails.map(\.bytes))
      for envelope in taken.map(\.envelope) {
        #expect(envelope.from == "no-reply@example.tw" && envelope.to == ["a@example.tw"])
        #expect(envelope.connection == 1 && envelope.user == "office")
        #expect(envelope.mailOptions == ["SIZE=\(mails[0].bytes.count)"])
      }
    }
  }

  @Test("opens at most so many connections, and each person's mail ends as its own server says")
  func connections() throws {
    let server = try SMTPTestServer([.init("RCPT", "450 4.2.0 later", from: 3, times: 1)])
    let transport = try Self.transport(to: server, connections: 4)
    #expect(transport.batchSize == 4)
    for round in 0..<3 {
      let mails = try (1...4).map { try NoticeFixtures.mail(number: 4 * round + $0) }
      let fates = transport.deliver(mails, unless: { false }).map { $0.map(Fate.init) }
      #expect(fates.count { $0 == .sent } == (round == 0 ? 3 : 4), "\(fates)")
    }
    let connections = Set(try server.messages().map(\.envelope.connection))
    #expect(try server.messages().count == 11 && connections.isSubset(of: [1, 2, 3, 4]), "\(connections)")
    #expect(transport.deliver([try NoticeFixtures.mail()], unless: { true }) == [nil])
  }

  @Test("resets a link on which a mail was refused, and makes a new one where the old one has been closed")
  func reuse() throws {
    let server = try SMTPTestServer([
      .init("RCPT", "550 5.1.1 no such user", from: 1, times: 1), .init("MAIL", "421 4.4.2 idle", from: 3, times: 1),
      .init("MAIL", "drop", from: 5, times: 1),
    ])
    let transport = try Self.transport(to: server)
    let fates = try (1...4).map { Fate(transport.deliver(try NoticeFixtures.mail(number: $0))) }
    #expect(fates == [.deadAddress, .sent, .sent, .sent])
    #expect(try server.messages().map(\.envelope.connection) == [1, 2, 3])
  }

  @Test("goes nowhere without the encryption that was asked for, or to a server that cannot prove its name")
  func encryption() throws {
    let mail = try NoticeFixtures.mail()
    let plain = try SMTPTestServer()
    #expect(Fate(try Self.transport(to: plain, .starttls).deliver(mail)) == .misconfigured)
    let stranger = try SMTPTestServer(tls: "starttls", certificate: TestCertificates.server)
    let system = try Self.transport(
      to: stranger, .starttls, authorities: URL(filePath: "/etc/ssl/certs/ca-certificates.crt"))
    #expect(Fate(system.deliver(mail)) == .misconfigured)
    let otherName = SMTPTransport(
      SMTPSettings(
        host: "127.0.0.1", port: stranger.port, encryption: .starttls, authorities: try TestCertificates.authority,
        longestWait: 1.5), sender: try NoticeFixtures.email("no-reply@example.tw"))
    #expect(Fate(otherName.deliver(mail)) == .misconfigured)
    let nobody = SMTPTransport(
      SMTPSettings(host: "localhost", port: 9, encryption: .none, longestWait: 1.5),
      sender: try NoticeFixtures.email("no-reply@example.tw"))
    #expect(Fate(nobody.deliver(mail)) == .unavailable)
    #expect(try plain.messages().isEmpty && stranger.messages().isEmpty)
  }

  @Test("offers nothing that the server says is too large, and asks nothing of one without SMTPUTF8")
  func size() throws {
    let mail = try NoticeFixtures.mail()
    let small = try SMTPTestServer(size: 200)
    #expect(
      try Self.transport(to: small).deliver(mail)
        == .permanent(detail: "the mail has \(mail.bytes.count) bytes, and the relay takes at most 200"))
    let server = try SMTPTestServer()
    #expect(Fate(try Self.transport(to: server).deliver(mail)) == .sent)
    #expect(try server.messages().map(\.envelope.mailOptions) == [["SIZE=\(mail.bytes.count)"]])
  }

  @Test("tells what was said, and nothing of the login")
  func transcript() throws {
    let server = try SMTPTestServer(tls: "starttls", certificate: TestCertificates.server, login: ["office", "geheim"])
    let lines = Lines()
    let transport = SMTPTransport(
      SMTPSettings(
        host: "localhost", port: server.port, encryption: .starttls, authorities: try TestCertificates.authority,
        login: .init(user: "office", password: "geheim")),
      sender: try NoticeFixtures.email("no-reply@example.tw"), transcript: { lines.add($0) })
    #expect(Fate(transport.deliver(try NoticeFixtures.mail())) == .sent)
    let text = lines.all.joined(separator: "\n")
    for words in [
      "STARTTLS, certificate checked, logged in", "> RCPT TO:<a@example.tw>", "< 250 2.0.0 Ok: queued as 1",
    ] {
      #expect(text.contains(words), "\(text)")
    }
    #expect(!text.contains("geheim"))
  }
}

/// Lines that were told, from any thread.
private final class Lines: @unchecked Sendable {
  private let lock = NSLock()
  private var lines: [String] = []

  var all: [String] { lock.withLock { lines } }

  func add(_ line: String) { lock.withLock { lines.append(line) } }
}
