import Foundation
import Notices
import ReviewDomain
import SeededRandom
import Testing

@Suite("Every valid applicant's mail")
struct NoticePropertyTests {
  private static let scalars: [ClosedRange<UInt32>] = [
    0x41...0x5A, 0x61...0x7A, 0x20...0x20, 0x27...0x2E, 0x4E00...0x9FFF, 0x4E00...0x9FFF, 0x4E00...0x9FFF,
    0x3400...0x4DBF, 0x20000...0x2A6DF, 0xE000...0xF8FF, 0xC0...0x17F, 0x300...0x36F, 0xB7...0xB7, 0x2027...0x2027,
    0x1F300...0x1F5FF, 0x200C...0x200D,
  ]

  private static func name(_ random: inout SplitMix64) -> PersonName? {
    var text = ""
    for _ in 0..<(1 + random.below(random.below(8) == 0 ? 60 : 6)) {
      let range = scalars[random.below(scalars.count)]
      let value = range.lowerBound + UInt32(random.below(Int(range.upperBound - range.lowerBound) + 1))
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    return try? PersonName(typed: text)
  }

  private static func address(_ random: inout SplitMix64) -> EmailAddress? {
    let marks = Array("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789#$&'*+/=?^_{}~-.")
    func text(_ count: Int) -> String { String((0..<count).map { _ in marks[random.below(marks.count)] }) }
    // A longer one cannot stand in a line of 78 characters.
    let host = (0..<(1 + random.below(3))).map { _ in "h\(random.below(100_000))" }.joined(separator: ".")
    return try? EmailAddress(typed: "\(text(1 + random.below(40)))@\(host).tw")
  }

  @Test("parses back to the same fields, as text and as page")
  func parsesBack() throws {
    var random = SplitMix64(seed: 13)
    let renderer = try NoticeFixtures.renderer()
    var cases: [(name: PersonName, address: EmailAddress, mail: RenderedNotice)] = []
    while cases.count < 400 {
      guard let name = Self.name(&random), let address = Self.address(&random) else { continue }
      let message = GoldenMailTests.messages[random.below(GoldenMailTests.messages.count)]
      let document = random.below(3) == 0 ? IdentityDocumentKind.residencePermit : .nationalID
      cases.append(
        (
          name, address,
          try renderer.render(
            message, application: NoticeFixtures.id(), decisionNumber: 1 + cases.count, name: name, email: address,
            document: document, submittedAt: NoticeFixtures.submitted, at: NoticeFixtures.date)
        ))
    }
    for (place, judged) in try MailJudge.read(cases.map(\.mail.bytes)).enumerated() {
      let (name, address, mail) = cases[place]
      let what = Comment(rawValue: "\(name.text.debugDescription) \(address.text)")
      MailJudge.expectStrictBytes(mail.bytes, what)
      MailJudge.expectSamePage(judged, what)
      #expect(judged.fields == MailJudge.expectedFields && judged.defects == [], what)
      #expect(judged.to.map(\.address) == [address.text], what)
      #expect(judged.messageID == "<\(mail.messageID)>", what)
      // A name is left out where it would be a link or a number; else the mail greets by it.
      let greeting = judged.to.first?.name ?? ""
      #expect(judged.body.hasPrefix("\(greeting.isEmpty ? "申請人" : greeting) 您好："), what)
    }
  }
}
