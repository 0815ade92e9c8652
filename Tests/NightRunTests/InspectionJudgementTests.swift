import NightRun
import ReviewDomain
import Testing

@Suite("Judging what the workers gave")
struct InspectionJudgementTests {
  @Test("judges evidence by the rules")
  func evidence() {
    let found = FakeWorker.evidence(headHeight: 0.05)
    let (evidence, judgement) = InspectionJudgement.of(.success(found), by: NightFixtures.rules)
    #expect(evidence == found)
    #expect(judgement == judge(found, by: NightFixtures.rules))
    #expect(judgement.verdict == .reject)
  }

  @Test(
    "refers what no worker survived, with the cause",
    arguments: [WorkerFault.died("exited(3)"), .hung(seconds: 60), .garbled, .notStarted("no networks"), .refused("x")])
  func failure(fault: WorkerFault) {
    let (evidence, judgement) = InspectionJudgement.of(.failure(fault), by: NightFixtures.rules)
    #expect(judgement.verdict == .refer)
    #expect(judgement.reasons == [.inspectionFailed])
    #expect(judgement.ruleSet == NightFixtures.rules.sha256)
    #expect(evidence.portrait["inspection"]?.value == .failed(why: fault.description))
  }

  @Test("leaves the casebook out for loose pictures")
  func loosePictures() {
    let found = FakeWorker.evidence(headHeight: 0.5)
    let rules = RuleSet(
      rules: [
        Rule(
          subject: .portrait, measure: "duplicate.nearest", reason: "x", reject: nil, refer: .atMost(1),
          needs: .casebook)
      ], reasons: [], machineMayApprove: true, sha256: "")
    #expect(InspectionJudgement.of(.success(found), by: rules).1.verdict == .refer)
    let (evidence, judgement) = InspectionJudgement.ofLoosePictures(.success(found), by: rules)
    #expect(judgement.verdict == .approve)
    #expect(!evidence.hasCasebook)
    #expect(InspectionJudgement.ofLoosePictures(.failure(.garbled), by: rules).1.reasons == [.inspectionFailed])
  }
}
