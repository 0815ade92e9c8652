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

  @Test("hands nothing over when asked to stop")
  func stops() throws {
    let transport = ScriptedTransport()
    #expect(try run(transport, at: 2, stop: true) == MailResult())
    #expect(transport.handedOver.isEmpty)
  }

  @Test("goes through more mail than one transaction records")
  func manyBatches() throws {
    let more = ScriptedTransport().batchSize + 3
    for number in 6..<(6 + more) { try office.put(try TestBundle(number), as: "bundle-\(number)") }
    try office.takeIn()
    let transport = ScriptedTransport()
    #expect(try run(transport, at: 2).sent == more + 5)
    #expect(Set(transport.handedOver.map(\.messageID)).count == more + 5)
  }

  @Test("leaves alone what the relay never saw, without an attempt, and says why it stopped")
  func relayShut() throws {
    for outcome in [DeliveryOutcome.unavailable(detail: "no route"), .misconfigured(detail: "no route")] {
      let transport = ScriptedTransport([try Samples.id(2): outcome], batchSize: 2)
      let result = try run(transport, at: 2)
      #expect(transport.handedOver.count <= 2, "later batches are not begun")
      #expect((result.unavailable ?? result.misconfigured) == "no route")
      #expect((result.misconfigured != nil) == (outcome == .misconfigured(detail: "no route")))
      #expect(try entry(2).phase(at: Samples.hour(2)) == .queued && entry(2).attempts == 0)
    }
    #expect(try entry(1).status == .sent)
    #expect(try run(ScriptedTransport(), at: 2).sent == 3, "the next run goes on")
  }

  @Test("has no more patience after three lost links")
  func patience() throws {
    let lost = DeliveryOutcome.interrupted(detail: "lost")
    let transport = ScriptedTransport(
      Dictionary(uniqueKeysWithValues: try (1...5).map { (try Samples.id($0), lost) }), batchSize: 1)
    let result = try run(transport, at: 2)
    #expect(transport.handedOver.count == 3 && result.postponed == 3 && result.unavailable == "lost")
    #expect(try (1...5).map { try entry($0).attempts } == [1, 1, 1, 0, 0])
  }

  @Test(
    "of a run that died while it handed mail over, says that its fate is unknown, or hands it over again where that is harmless"
  )
  func died() throws {
    _ = try office.casebook.beginDeliveries(limit: 2, at: Samples.hour(2))
    let result = try run(ScriptedTransport(repeatsAreHarmless: false), at: 3)
    #expect(result.unknown == 2 && result.sent == 3)
    #expect(try (1...3).map { try entry($0).status } == [.unknown, .unknown, .sent])
    try office.put(try TestBundle(6), as: "bundle-6")
    try office.takeIn()
    _ = try office.casebook.beginDeliveries(limit: 1, at: Samples.hour(4))
    #expect(try run(ScriptedTransport(), at: 5).sent == 1)
    #expect(try entry(6).status == .sent)
  }

  @Test("gives a mail up days after its first attempt, however long it had waited for that")
  func givesUp() throws {
    let late = ScriptedTransport([try Samples.id(1): .temporary(detail: "451 later")])
    #expect(try run(late, at: 1000).postponed == 1, "the first attempt of a mail that lay for weeks")
    #expect(try run(late, at: 1000 + 119).postponed == 1)
    #expect(try run(late, at: 1000 + 122).failed == 1)
    #expect(try entry(1).lastDetail == "given up, the last answer was: 451 later")
  }
}
