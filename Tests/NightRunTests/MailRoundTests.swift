import Casebook
import CasebookConformance
import Foundation
import NightRun
import Notices
import ReviewDomain
import Testing

@Suite("The round of mail")
struct MailRoundTests {
  let office: TestOffice

  init() throws {
    office = try TestOffice()
    for number in 1...5 { try office.put(try TestBundle(number), as: "bundle-\(number)") }
    try office.takeIn()
  }

  private func entry(_ number: Int) throws -> OutboxEntry {
    try #require(try office.casebook.record(of: Samples.id(number))?.notices.first)
  }

  private func run(_ transport: ScriptedTransport, at hour: Double, stop: Bool = false) throws -> MailResult {
    var result = MailResult()
    try MailRound(casebook: office.casebook, transport: transport)
      .run(at: { Samples.hour(hour) }, stop: { stop }, into: &result, progress: { _ in })
    return result
  }

  @Test("records what became of each mail, and hands over again only what may be tried again, the same bytes")
  func outcomes() throws {
    let transport = ScriptedTransport([
      try Samples.id(2): .temporary(detail: "disk full"), try Samples.id(3): .permanent(detail: "no such user"),
      try Samples.id(4): .unknown(detail: "link lost"),
    ])
    let result = try run(transport, at: 2)
    #expect(result.sent == 2 && result.postponed == 1 && result.failed == 1 && result.unknown == 1, "\(result)")
    #expect(try (1...5).map { try entry($0).status } == [.sent, .pending, .failed, .unknown, .sent])
    #expect(try entry(2).lastDetail == "disk full")
    #expect(try entry(3).lastDetail == "no such user")

    let tooEarly = ScriptedTransport()
    #expect(try run(tooEarly, at: 2.3) == MailResult())
    #expect(tooEarly.handedOver.isEmpty)

    let again = ScriptedTransport()
    #expect(try run(again, at: 2.34).sent == 1)
    #expect(again.handedOver == transport.handedOver.filter { $0.application == (try? Samples.id(2)) })
    #expect(try entry(2).status == .sent)
    #expect(try run(ScriptedTransport(), at: 99) == MailResult())
  }

  @Test("tries twice more within the first hour, then every two and a half hours")
  func pauses() {
    #expect((0...4).map { MailRound.pause(after: $0) / 60 } == [20, 20, 150, 150, 150])
  }

  @Test("hands nothing over when asked to stop")
  func stops() throws {
    let transport = ScriptedTransport()
    #expect(try run(transport, at: 2, stop: true) == MailResult())
    #expect(transport.handedOver.isEmpty)
  }

  @Test("goes through more mail than one transaction records")
  func manyBatches() throws {
    let more = MailRound.batchSize + 3
    for number in 6..<(6 + more) { try office.put(try TestBundle(number), as: "bundle-\(number)") }
    try office.takeIn()
    let transport = ScriptedTransport()
    #expect(try run(transport, at: 2).sent == more + 5)
    #expect(Set(transport.handedOver.map(\.messageID)).count == more + 5)
  }
}
