import Foundation
import Notices
import SMTPTestServer
import Testing

@Suite("Signed mail")
struct MailSignerTests {
  /// By openssl as a reader's program would.
  private func verified(_ mail: Data) throws -> (status: Int32, content: String) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("signed-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (message, content) = (folder.appendingPathComponent("mail.eml"), folder.appendingPathComponent("content"))
    try mail.write(to: message)
    let openssl = Process()
    openssl.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    openssl.arguments = [
      "cms", "-verify", "-purpose", "any", "-in", message.path, "-CAfile", try TestCertificates.authority.path, "-out",
      content.path,
    ]
    openssl.standardError = FileHandle.nullDevice
    try openssl.run()
    openssl.waitUntilExit()
    return (openssl.terminationStatus, (try? String(contentsOf: content, encoding: .utf8)) ?? "")
  }

  private func signed() throws -> NoticeRenderer {
    try NoticeFixtures.renderer(
      signer: MailSigner(
        certificate: TestCertificates.server, key: TestCertificates.server, chain: TestCertificates.authority))
  }

  @Test("is what openssl finds signed, and an independent parser finds whole")
  func verifies() throws {
    let mail = try NoticeFixtures.mail(GoldenMailTests.messages[3], document: .residencePermit, by: signed())
    let result = try verified(mail.bytes)
    #expect(result.status == 0 && result.content.hasPrefix("Content-Type: multipart/alternative;"))
    MailJudge.expectStrictBytes(mail.bytes, "signed")
    let judged = try MailJudge.read([mail.bytes])[0]
    #expect(judged.defects == [] && judged.fields == MailJudge.expectedFields)
    #expect(
      judged.types == ["multipart/signed"] + MailJudge.expectedTypes + ["application/pkcs7-signature"])
    #expect(NoticeContent(mail)?.body == judged.body.replacingOccurrences(of: "\r\n", with: "\n"))
  }

  @Test("that somebody changed is not what was signed")
  func altered() throws {
    let mail = try NoticeFixtures.mail(.approved, by: signed())
    let text = String(decoding: mail.bytes, as: UTF8.self)
    let place = try #require(text.range(of: "Content-Transfer-Encoding: base64\r\n\r\n"))
    var bytes = Array(text.utf8)
    let index = text.utf8.distance(from: text.startIndex, to: place.upperBound) + 8
    bytes[index] = bytes[index] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
    #expect(try verified(Data(bytes)).status != 0)
  }

  @Test("is refused by a key that is none")
  func noKey() throws {
    let signer = MailSigner(
      certificate: try TestCertificates.server, key: URL(fileURLWithPath: "/dev/null"), chain: nil)
    #expect(throws: NoticeError.signing) { try signer.check() }
    #expect(throws: NoticeError.signing) {
      try NoticeFixtures.mail(by: NoticeFixtures.renderer(signer: signer))
    }
  }
}
