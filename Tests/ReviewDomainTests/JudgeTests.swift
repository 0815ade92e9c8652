import ReviewDomain
import Testing

/// A rule on the portrait: reject below 1, refer below 2.
private func rule(
  _ measure: MeasureName, _ reason: ReasonCode, of subject: Subject = .portrait, reject: Band? = .below(1),
  refer: Band? = .below(2), needs: RuleNeed? = nil
) -> Rule {
  Rule(subject: subject, measure: measure, reason: reason, reject: reject, refer: refer, needs: needs)
}

private func reason(_ code: ReasonCode, machine: Bool = true, covers: Set<ReasonCode> = []) -> Reason {
  Reason(code: code, caption: "一", advice: "二", machineMayReject: machine, covers: covers)
}

private func ruleSet(_ rules: [Rule], _ reasons: [Reason] = [], mayApprove: Bool = true) -> RuleSet {
  RuleSet(rules: rules, reasons: reasons, machineMayApprove: mayApprove, sha256: "00")
}

private func evidence(
  _ portrait: [MeasureName: MeasuredValue], identity: [MeasureName: MeasuredValue]? = [:]
) -> Evidence {
  func measurements(_ values: [MeasureName: MeasuredValue]) -> Measurements {
    Measurements(values.map { Measurement(name: $0, value: $1) })
  }
  return Evidence(portrait: measurements(portrait), identity: identity.map(measurements))
}

@Suite struct JudgeTests {
  private let small = ruleSet([rule("size", "small")], [reason("small")])

  @Test(arguments: [
    (0.5, Verdict.reject), (0.999, .reject), (1, .refer), (1.999, .refer), (2, .approve), (3, .approve),
  ])
  func bandsDecide(size: Double, verdict: Verdict) {
    let judgement = judge(evidence(["size": .number(size)]), by: small)
    #expect(judgement.verdict == verdict)
    #expect(judgement.reasons == (verdict == .approve ? [] : ["small"]))
    #expect(judgement.fired.count == (verdict == .approve ? 0 : 1))
    #expect(judgement.ruleSet == "00")
  }

  @Test func tellsWhichBandFiredAndOnWhat() {
    #expect(
      judge(evidence(["size": .number(0.5)]), by: small).fired == [
        FiredBand(
          subject: .portrait, measure: "size", reason: "small", strength: .reject, value: .number(0.5), band: .below(1))
      ])
    #expect(
      judge(evidence(["size": .number(1.5)]), by: small).fired == [
        FiredBand(
          subject: .portrait, measure: "size", reason: "small", strength: .refer, value: .number(1.5), band: .below(2))
      ])
  }

  @Test func givesEveryRejectingReasonOnceInTheOrderOfTheFile() {
    let rules = ruleSet(
      [rule("a", "zeta"), rule("b", "alpha"), rule("c", "zeta"), rule("d", "mild")],
      [reason("zeta"), reason("alpha"), reason("mild")])
    let judgement = judge(evidence(["a": .number(0), "b": .number(0), "c": .number(0), "d": .number(1)]), by: rules)
    #expect(judgement.verdict == .reject)
    // The applicant is not told what a person would only have looked at; the record keeps it.
    #expect(judgement.reasons == ["zeta", "alpha"])
    #expect(judgement.fired.count == 4)
  }

  @Test func aReasonForPeopleTurnsTheWholeIntoAReferral() {
    let rules = ruleSet(
      [rule("a", "people"), rule("b", "machine")], [reason("people", machine: false), reason("machine")])
    let judgement = judge(evidence(["a": .number(0), "b": .number(0)]), by: rules)
    #expect(judgement.verdict == .refer)
    #expect(judgement.reasons == ["people", "machine"])
  }

  @Test func aReasonNobodyListedIsForPeople() {
    let judgement = judge(evidence(["a": .number(0)]), by: ruleSet([rule("a", "unlisted")]))
    #expect(judgement.verdict == .refer)
    #expect(judgement.reasons == ["unlisted"])
  }

  @Test func aCoveredReasonGoesWithoutSaying() {
    let rules = ruleSet(
      [rule("a", "document"), rule("b", "small"), rule("c", "dark")],
      [reason("document", covers: ["small"]), reason("small"), reason("dark")])
    let all = judge(evidence(["a": .number(0), "b": .number(0), "c": .number(0)]), by: rules)
    #expect(all.verdict == .reject)
    #expect(all.reasons == ["document", "dark"])
    #expect(all.fired.count == 3)
    let without = judge(evidence(["a": .number(3), "b": .number(0), "c": .number(0)]), by: rules)
    #expect(without.reasons == ["small", "dark"])
  }

  @Test func aReferringReasonDoesNotCoverARejectingOne() {
    let rules = ruleSet(
      [rule("a", "document"), rule("b", "small")], [reason("document", covers: ["small"]), reason("small")])
    let judgement = judge(evidence(["a": .number(1), "b": .number(0)]), by: rules)
    #expect(judgement.verdict == .reject)
    #expect(judgement.reasons == ["small"])
  }

  @Test func aReasonCoversOnlyOnItsOwnUpload() {
    let reasons = [reason("unreadable", covers: ["small"]), reason("small")]
    func judged(_ upload: Subject) -> Judgement {
      let rules = ruleSet([rule("a", "unreadable", of: upload), rule("b", "small")], reasons)
      return judge(evidence(["a": .number(0), "b": .number(0)], identity: ["a": .number(0)]), by: rules)
    }
    #expect(judged(.portrait).reasons == ["unreadable"])
    #expect(judged(.identity).reasons == ["unreadable", "small"])
  }

  @Test func coversHoldForReferralsToo() {
    let rules = ruleSet(
      [rule("a", "document"), rule("b", "small")], [reason("document", covers: ["small"]), reason("small")])
    let judgement = judge(evidence(["a": .number(1), "b": .number(1)]), by: rules)
    #expect(judgement.verdict == .refer)
    #expect(judgement.reasons == ["document"])
  }

  @Test func aReasonForPeopleThatIsCoveredDoesNotHoldUpARejection() {
    let rules = ruleSet(
      [rule("a", "document"), rule("b", "people")],
      [reason("document", covers: ["people"]), reason("people", machine: false)])
    let judgement = judge(evidence(["a": .number(0), "b": .number(0)]), by: rules)
    #expect(judgement.verdict == .reject)
    #expect(judgement.reasons == ["document"])
  }

  @Test(arguments: [
    MeasuredValue.failed(why: "decoder"), .flag(true), .text("3"), .number(.nan), .notApplicable(why: "no face"),
  ])
  func whatCouldNotBeMeasuredIsNeverAPass(value: MeasuredValue) {
    let judgement = judge(evidence(["size": value]), by: small)
    #expect(judgement.verdict == .refer)
    #expect(judgement.reasons == [.undetermined])
    #expect(judgement.fired.map(\.strength) == [.undetermined])
    #expect(judgement.fired.map(\.band) == [nil])
  }

  @Test func aMeasureThatWasNotTakenIsUndetermined() {
    let judgement = judge(evidence([:]), by: small)
    #expect(judgement.verdict == .refer)
    #expect(judgement.fired.map(\.value) == [.failed(why: "not measured")])
  }

  @Test func aFailedMeasureIsToldBesideOtherReferrals() {
    let rules = ruleSet([rule("a", "x"), rule("b", "y")], [reason("x"), reason("y")])
    let judgement = judge(evidence(["a": .failed(why: "f"), "b": .number(1)]), by: rules)
    #expect(judgement.verdict == .refer)
    #expect(judgement.reasons == ["y", .undetermined])
  }

  @Test func aRejectionStandsBesideAFailedMeasure() {
    let rules = ruleSet([rule("a", "x"), rule("b", "y")], [reason("x"), reason("y")])
    let judgement = judge(evidence(["a": .failed(why: "f"), "b": .number(0)]), by: rules)
    #expect(judgement.verdict == .reject)
    #expect(judgement.reasons == ["y"])
    #expect(judgement.fired.count == 2)
  }

  @Test func whatDoesNotApplyIsSilentWhereAnotherRuleSpoke() {
    let rules = ruleSet([rule("a", "x"), rule("b", "y")], [reason("x"), reason("y")])
    let judgement = judge(evidence(["a": .notApplicable(why: "no face"), "b": .number(0)]), by: rules)
    #expect(judgement.verdict == .reject)
    #expect(judgement.reasons == ["y"])
    #expect(judgement.fired.count == 1)
  }

  @Test func rulesLookAtTheirOwnUpload() {
    let rules = ruleSet(
      [rule("size", "portrait_small"), rule("size", "identity_small", of: .identity)],
      [
        reason("portrait_small"), reason("identity_small"),
      ])
    let judgement = judge(evidence(["size": .number(3)], identity: ["size": .number(0)]), by: rules)
    #expect(judgement.reasons == ["identity_small"])
    #expect(judgement.fired.map(\.subject) == [.identity])
  }

  @Test func rulesOnAnUploadThatIsNotThereAreLeftOut() {
    let rules = ruleSet([
      rule("size", "x", of: .identity), rule("same", "y", reject: .flag(true), refer: nil, needs: .bothUploads),
    ])
    #expect(judge(evidence([:], identity: nil), by: rules).verdict == .approve)
    #expect(judge(evidence([:], identity: ["size": .number(3)]), by: rules).verdict == .approve)
    let both = judge(evidence(["size": .number(3)], identity: ["size": .number(3)]), by: rules)
    #expect(both.verdict == .refer)
    #expect(both.fired.map(\.measure) == ["same"])
  }

  @Test func rulesOnTheCasebookAreLeftOutForLoosePicturesOnly() {
    let rules = ruleSet([rule("nearest", "copied", reject: nil, needs: .casebook)], [reason("copied")])
    let loose = evidence([:], identity: nil).ofLoosePictures
    #expect(judge(loose, by: rules).verdict == .approve)
    #expect(judge(loose.adding(Measurement(name: "nearest", value: .number(0))), by: rules).verdict == .approve)

    let near = judge(evidence(["nearest": .number(0)]), by: rules)
    #expect(near.verdict == .refer)
    #expect(near.reasons == ["copied"])
    #expect(judge(evidence(["nearest": .number(3)]), by: rules).verdict == .approve)
  }

  @Test func aComparisonThatWasForgottenRefers() {
    let rules = ruleSet([rule("nearest", "copied", reject: nil, needs: .casebook)], [reason("copied")])
    let judgement = judge(evidence(["size": .number(3)]), by: rules)
    #expect(judgement.verdict == .refer)
    #expect(judgement.reasons == [.undetermined])
  }

  @Test func aMeasurementIsAddedToThePortrait() {
    let found = evidence(["size": .number(3)], identity: ["size": .number(4)]).ofLoosePictures
    let added = found.adding(Measurement(name: "nearest", value: .number(5)))
    #expect(added.portrait["nearest"]?.value == .number(5))
    #expect(added.portrait["size"] == found.portrait["size"])
    #expect(added.identity == found.identity)
    #expect(!added.hasCasebook)
  }

  @Test func aMachineThatMayNotApproveRefersTheClearCases() {
    let clear = judge(evidence(["size": .number(3)]), by: ruleSet([rule("size", "small")], mayApprove: false))
    #expect(clear.verdict == .refer)
    #expect(clear.reasons == [])
    #expect(clear.fired == [])
  }

  @Test func aRuleMayHaveOneBandOnly() {
    let referOnly = ruleSet([rule("size", "small", reject: nil)], [reason("small")])
    #expect(judge(evidence(["size": .number(0)]), by: referOnly).verdict == .refer)
    let rejectOnly = ruleSet([rule("size", "small", refer: nil)], [reason("small")])
    #expect(judge(evidence(["size": .number(1.5)]), by: rejectOnly).verdict == .approve)
  }

  /// All 5⁴ combinations of four measures: the verdict follows from the strongest of them alone.
  @Test func theStrongestWordDecides() {
    let values: [MeasuredValue] = [.number(3), .number(1), .number(0), .failed(why: "f"), .notApplicable(why: "n")]
    let rules = ruleSet(
      ["a", "b", "c", "d"].map { rule(MeasureName(rawValue: $0), ReasonCode(rawValue: "r\($0)")) },
      ["a", "b", "c", "d"].map { reason(ReasonCode(rawValue: "r\($0)")) })
    for number in 0..<625 {
      let picked = [number % 5, number / 5 % 5, number / 25 % 5, number / 125]
      let names: [MeasureName] = ["a", "b", "c", "d"]
      let judgement = judge(
        evidence(Dictionary(uniqueKeysWithValues: zip(names, picked.map { values[$0] }))), by: rules)
      let expected: Verdict = picked.contains(2) ? .reject : picked.allSatisfy { $0 == 0 } ? .approve : .refer
      #expect(judgement.verdict == expected, "\(picked)")
      #expect(judgement.reasons.isEmpty == (expected == .approve), "\(picked)")
      #expect(judgement.reasons == judgement.reasons.sorted())
    }
  }

  @Test func aJudgementIsReadBack() throws {
    let judgement = judge(evidence(["size": .failed(why: "f")]), by: small)
    #expect(try stored(judgement) == judgement)
    let evidence = evidence(["size": .number(1)], identity: nil)
    #expect(try stored(evidence) == evidence)
    #expect(try stored(evidence.ofLoosePictures) == evidence.ofLoosePictures)
  }
}
