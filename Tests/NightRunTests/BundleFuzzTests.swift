import CasebookConformance
import Foundation
import NightRun
import ReviewDomain
import SeededRandom
import Synchronization
import Testing

/// Bundles, forms and workers' words that went wrong, by a fixed seed; `make fuzz` goes on for ten minutes.
@Suite("Mutated input", .timeLimit(.minutes(20)))
struct BundleFuzzTests {
  @Test(
    "of a form is taken in with both pictures, or returned or refused with reasons, and never leads out of the bundle")
  func forms() throws {
    let office = try TestOffice()
    let bundle = try TestBundle(1)
    let folder = try office.put(bundle, as: "bundle-1")
    let form = try Data(contentsOf: folder.appending(path: "application.json"))
    try Mutations.of(form, seed: 1) { data, round in
      try data.write(to: folder.appending(path: "application.json"))
      do {
        let read = try BundleReader.read(folder, receivedAt: Samples.hour(1))
        #expect(
          Set([read.portrait, read.identity]).isSubset(of: Set(bundle.files.values).union([data])), "round \(round)")
      } catch let error as FormFaults {
        #expect(!error.faults.isEmpty, "round \(round)")
      } catch let bundle as ReturnableBundle {
        #expect(!bundle.returned.reasons.isEmpty && bundle.form == data, "round \(round)")
      }
    }
  }

  @Test("of a bundle's files ends with it taken in, returned or refused, whole, and nothing else touched")
  func files() throws {
    let office = try TestOffice()
    let outside = office.home.url.appending(path: "outside")
    try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: false)
    try Data("outside".utf8).write(to: outside.appending(path: "portrait.jpg"))
    let untouched = try FileManager.default.subpathsOfDirectory(atPath: outside.path)
    var known = 0
    var refused = 0
    try Mutations.repeated(seed: 5) { random, round in
      let folder = try office.put(try TestBundle(1 + round % 3), as: "bundle-\(round)")
      for _ in 0...random.below(3) {
        try BundleMishap.allCases[random.below(BundleMishap.allCases.count)].befall(folder, outside, &random)
      }
      let result = try office.takeIn()
      known += result.registered + result.alreadyKnown + result.returned
      refused += result.refused.count
      #expect(
        result.registered + result.returned + result.alreadyKnown + result.refused.count == 1 && result.stuck.isEmpty,
        "round \(round): \(result)")
      #expect(try office.inbox().isEmpty, "round \(round)")
      for name in try office.refused() {
        #expect(try !office.reason(of: name).isEmpty, "round \(round)")
        try FileManager.default.removeItem(at: office.home.refused.appending(path: name))
      }
    }
    #expect(known > 0 && refused > 0)
    #expect(try FileManager.default.subpathsOfDirectory(atPath: outside.path) == untouched)
  }

  @Test("of what a real worker process says is a result each, and stops nobody")
  func processes() async throws {
    let worker = try FakeWorker()
    let evidence = String(decoding: try JSONEncoder().encode(FakeWorker.evidence(headHeight: 0.5)), as: UTF8.self)
    let reply = Data(#"{"evidence":\#(evidence),"id":@ID@}"#.utf8)
    let jobs = (0..<40).map {
      InspectionJob(portrait: URL(filePath: "/mutant\($0).jpg"), identity: URL(filePath: "/id.jpg"))
    }
    let counts = Mutex((understood: 0, refused: 0))
    var random = SplitMix64(seed: 6)
    let end = Mutations.end
    repeat {
      // One is left as it is, to be understood.
      try worker.say([reply] + jobs.dropFirst().map { _ in Mutations.one(of: reply, &random) })
      await worker.pool(workers: 2, timeLimit: 5).inspect(jobs) { result in
        counts.withLock { if case .success = result.evidence { $0.understood += 1 } else { $0.refused += 1 } }
      }
    } while ContinuousClock.now < end
    let (understood, refused) = counts.withLock { $0 }
    #expect((understood + refused).isMultiple(of: jobs.count))
    #expect(understood > 0 && refused > 0, "\(understood) understood, \(refused) refused")
  }

  @Test("of a worker's words is understood or refused")
  func workersWords() throws {
    let evidence = String(decoding: try JSONEncoder().encode(Samples.evidence), as: UTF8.self)
    let content = String(decoding: try JSONEncoder().encode(DocumentContent(kind: .nationalID)), as: UTF8.self)
    let reply = Data(#"{"content":\#(content),"evidence":\#(evidence),"id":1}"#.utf8)
    var understood = 0
    Mutations.of(reply, seed: 2) { data, round in
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
    Mutations.of(Data(line.utf8), seed: seed) { data, _ in
      if WorkerLine.decode(type, from: String(decoding: data, as: UTF8.self)) != nil { understood += 1 }
    }
    #expect(understood > 0)
  }
}
