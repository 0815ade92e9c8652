import CasebookConformance
import Foundation
import NightRun
import ReviewDomain
import Testing

/// Forms and workers' words with bytes changed, left out, doubled or swapped, by a fixed seed; `make fuzz` goes on for ten minutes.
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

  @Test("of a worker's evidence is understood or refused")
  func evidence() throws {
    let words = try JSONEncoder().encode(Samples.evidence)
    mutate(words, seed: 2) { data, round in
      guard let evidence = try? JSONDecoder().decode(Evidence.self, from: data) else { return }
      let (_, judgement) = InspectionJudgement.ofLoosePictures(.success(evidence), by: NightFixtures.rules)
      #expect(!judgement.ruleSet.isEmpty, "round \(round)")
    }
  }
}
