import Foundation
import Notices
import ReviewDomain
import Testing

@Suite("Delivery to a maildir")
struct MaildirTransportTests: ~Copyable {
  private let folder: URL
  private let maildir: URL
  private let transport: MaildirTransport

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("maildir-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    maildir = folder.appendingPathComponent("outbox")
    transport = MaildirTransport(directory: maildir)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  private func files(_ part: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: maildir.appendingPathComponent(part).path).sorted()
  }

  private func permissions(_ path: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: maildir.appendingPathComponent(path).path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue
  }

  @Test("a message is one file in new, byte for byte, named for its message ID")
  func delivered() throws {
    let mail = try NoticeFixtures.mail()
    #expect(transport.deliver(mail) == .sent(detail: ""))
    #expect(try files("new") == [mail.messageID])
    #expect(try files("tmp") == [])
    #expect(try files("cur") == [])
    #expect(try Data(contentsOf: maildir.appendingPathComponent("new/\(mail.messageID)")) == mail.bytes)
  }

  @Test("folders and files are for their owner only")
  func ownersOnly() throws {
    let mail = try NoticeFixtures.mail()
    #expect(transport.deliver(mail) == .sent(detail: ""))
    for part in ["", "tmp", "new", "cur"] {
      #expect(try permissions(part) == 0o700, "\(part)")
    }
    #expect(try permissions("new/\(mail.messageID)") == 0o600)
  }

  @Test("the same message twice is one file, also for a new process and after a reader took it")
  func idempotent() throws {
    let mail = try NoticeFixtures.mail()
    #expect(transport.deliver(mail) == .sent(detail: ""))
    #expect(transport.deliver(mail) == .sent(detail: ""))
    #expect(MaildirTransport(directory: maildir).deliver(mail) == .sent(detail: ""))
    #expect(try files("new") == [mail.messageID])

    for suffix in [
      "", ":2,", ":2,S", ":2,FRS", ":2,DFPRST", ":2,Sa", ":2,STab", ":1,x", ",S=1234:2,S", ",S=1,W=2", ";2,S",
    ] {
      let (new, read) = ("new/\(mail.messageID)", "cur/\(mail.messageID)\(suffix)")
      try FileManager.default.moveItem(
        at: maildir.appendingPathComponent(new), to: maildir.appendingPathComponent(read))
      #expect(transport.deliver(mail) == .sent(detail: ""))
      #expect(MaildirTransport(directory: maildir).deliver(mail) == .sent(detail: ""))
      #expect(try files("new") == [], "delivered again although it is in \(read)")
      try FileManager.default.moveItem(
        at: maildir.appendingPathComponent(read), to: maildir.appendingPathComponent(new))
    }
  }

  @Test(
    "a message that a relay gave flags where it lay is not delivered again, and one whose name only begins like it is")
  func renamedInPlace() throws {
    let mail = try NoticeFixtures.mail()
    #expect(transport.deliver(mail) == .sent(detail: ""))
    let new = maildir.appendingPathComponent("new/\(mail.messageID)")
    try FileManager.default.moveItem(
      at: new, to: new.deletingLastPathComponent().appendingPathComponent("\(mail.messageID):2,S"))
    #expect(MaildirTransport(directory: maildir).deliver(mail) == .sent(detail: ""))
    #expect(try files("new") == ["\(mail.messageID):2,S"])

    try Data().write(to: maildir.appendingPathComponent("cur/\(mail.messageID)x:2,S"))
    try FileManager.default.removeItem(at: maildir.appendingPathComponent("new/\(mail.messageID):2,S"))
    #expect(MaildirTransport(directory: maildir).deliver(mail) == .sent(detail: ""))
    #expect(try files("new") == [mail.messageID])
  }

  @Test("different messages are different files")
  func several() throws {
    let mails = try (0..<5).map { try NoticeFixtures.mail(number: $0) }
    #expect(mails.map(transport.deliver) == Array(repeating: .sent(detail: ""), count: 5))
    #expect(try files("new") == mails.map(\.messageID).sorted())
  }

  @Test("what a crash left in tmp is no obstacle, is never delivered, and is gone with the next delivery")
  func leftovers() throws {
    let mail = try NoticeFixtures.mail()
    #expect(transport.deliver(try NoticeFixtures.mail(number: 2)) == .sent(detail: ""))
    let half = maildir.appendingPathComponent("tmp/\(mail.messageID)")
    try mail.bytes.prefix(100).write(to: half)
    #expect(transport.deliver(mail) == .sent(detail: ""))
    #expect(try Data(contentsOf: maildir.appendingPathComponent("new/\(mail.messageID)")) == mail.bytes)
    #expect(try files("new").count == 2)
    #expect(try files("tmp").isEmpty)
  }

  @Test("a disk that does not take it is a temporary failure that leaves nothing behind and says where")
  func failures() throws {
    let mail = try NoticeFixtures.mail()
    try Data().write(to: maildir)
    guard case .temporary(let detail) = transport.deliver(mail) else {
      Issue.record("a file in the maildir's place must be a temporary failure")
      return
    }
    #expect(detail.hasPrefix("cannot create \(maildir.path)/tmp: "))

    try FileManager.default.removeItem(at: maildir)
    try FileManager.default.createDirectory(at: maildir, withIntermediateDirectories: true)
    let obstacle = maildir.appendingPathComponent("new")
    try Data().write(to: obstacle)
    guard case .temporary = transport.deliver(mail) else {
      Issue.record("a file in new's place must be a temporary failure")
      return
    }
    #expect(try files("tmp") == [])

    try FileManager.default.removeItem(at: obstacle)
    #expect(transport.deliver(mail) == .sent(detail: ""))
  }

  @Test(
    "a message ID that could leave the folder is refused",
    arguments: [
      "", ".", "../a@b", "a/b@c", "a:2,S", ".a@b", "a\u{0}b", "a b", "甄@b", String(repeating: "a", count: 201),
    ])
  func names(messageID: String) throws {
    let mail = try NoticeFixtures.mail()
    let renamed = RenderedNotice(
      kind: mail.kind, application: mail.application, decisionNumber: 1, recipient: mail.recipient,
      messageID: messageID,
      bytes: mail.bytes)
    #expect(transport.deliver(renamed) == .permanent(detail: "the message ID cannot be a file name"))
    #expect(!FileManager.default.fileExists(atPath: maildir.path))
  }
}
