import CasebookConformance
import Foundation
import NightRun
import ReviewDomain
import SeededRandom
import Testing

/// Forms and workers' words with bytes changed, left out, doubled or swapped, by a fixed seed; `make fuzz` goes on for five minutes each.
@Suite("Mutated input", .timeLimit(.minutes(20)))
struct BundleFuzzTests {
  private static let seconds = ProcessInfo.processInfo.environment["CARD_REVIEW_FUZZ_SECONDS"].flatMap(Double.init)

  /// Calls `body` with mutation after mutation of the data.
  private func mutate(_ original: Data, seed: UInt64, _ body: (Data, Int) throws -> Void) rethrows {
    let end = ContinuousClock.now + .seconds(Self.seconds ?? 0)
    var random = SplitMix64(seed: seed)
    var round = 0
    while Self.seconds == nil ? round < 400 : ContinuousClock.now < end {
      var bytes = [UInt8](original)
      for _ in 0...random.below(4) {
        let place = random.below(bytes.count)
        switch random.below(5) {
        case 0: bytes[place] = UInt8(random.below(256))
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(contentsOf: bytes[place...].prefix(random.below(40)), at: random.below(bytes.count))
        case 3: bytes.swapAt(place, random.below(bytes.count))
        default: bytes.removeLast(random.below(bytes.count))
        }
        if bytes.isEmpty { bytes = [0x7B] }
      }
      try body(Data(bytes), round)
      round += 1
    }
    if Self.seconds != nil { print("\(round) mutations with seed \(seed)") }
  }

  @Test("of a form is taken in with both pictures or refused with reasons, and never leads out of the bundle")
  func forms() throws {
    let office = try TestOffice()
    let bundle = try TestBundle(1)
    let folder = try office.put(bundle, as: "bundle-1")
    let form = try Data(contentsOf: folder.appending(path: "application.json"))
    try mutate(form, seed: 1) { data, round in
      try data.write(to: folder.appending(path: "application.json"))
      do {
        let read = try BundleReader.read(folder, receivedAt: Samples.hour(1))
        #expect(
          Set([read.portrait, read.identity]).isSubset(of: Set(bundle.files.values).union([data])), "round \(round)")
      } catch let error as FormFaults {
        #expect(!error.faults.isEmpty, "round \(round)")
      }
    }
  }

  @Test("of a worker's words is understood or refused")
  func workersWords() throws {
    let evidence = String(decoding: try JSONEncoder().encode(Samples.evidence), as: UTF8.self)
    let content = String(decoding: try JSONEncoder().encode(DocumentContent(kind: .nationalID)), as: UTF8.self)
    let reply = Data(#"{"content":\#(content),"evidence":\#(evidence),"id":1}"#.utf8)
    var understood = 0
    mutate(reply, seed: 2) { data, round in
      let line = String(decoding: data, as: UTF8.self)
      guard let reply = WorkerLine.decode(WorkerReply.self, from: line), let evidence = reply.evidence else { return }
      understood += 1
      let (_, judgement) = InspectionJudgement.of(.success(evidence), by: NightFixtures.rules)
      #expect(!judgement.ruleSet.isEmpty, "round \(round)")
    }
    #expect(understood > 0, "nothing was near enough to a reply to be tried")
  }

  @Test("of what a worker is asked is understood or refused")
  func requests() throws {
    let claim = String(decoding: try JSONEncoder().encode(DocumentClaim(Samples.application(1))), as: UTF8.self)
    let request = #"{"claim":\#(claim),"id":7,"identity":"/a","portrait":"/b","tellsContent":false}"#
    expectSomeAreUnderstood(of: request, as: WorkerRequest.self, seed: 3)
  }

  @Test("of what a worker says at its start is understood or refused")
  func greetings() {
    expectSomeAreUnderstood(
      of: #"{"isConfined":true,"isSandboxed":true,"protocolVersion":1}"#, as: WorkerGreeting.self, seed: 4)
  }

  /// What none may do is end the process; that some are understood shows that the mutations come near.
  private func expectSomeAreUnderstood(of line: String, as type: (some Decodable).Type, seed: UInt64) {
    var understood = 0
    mutate(Data(line.utf8), seed: seed) { data, _ in
      if WorkerLine.decode(type, from: String(decoding: data, as: UTF8.self)) != nil { understood += 1 }
    }
    #expect(understood > 0)
  }
}
