import ReviewDomain

/// Judges what the workers gave, whether they made it or not.
public enum InspectionJudgement {
  /// Judges pictures that belong to no application.
  public static func ofLoosePictures(
    _ result: Result<Evidence, WorkerFault>, by rules: RuleSet
  ) -> (Evidence, Judgement) {
    of(result.map(\.ofLoosePictures), by: rules)
  }

  /// Judges a document alone, by the rules on it; those on the form only where something to compare was given.
  public static func ofDocument(
    _ result: Result<Evidence, WorkerFault>, by rules: RuleSet
  ) -> (Evidence, Judgement) {
    let measured = (try? result.get())?.identity
    let speaking = rules.rules.filter { rule in
      guard rule.subject == .identity else { return false }
      guard rule.needs == .form, case .notApplicable = measured?[rule.measure]?.value else { return true }
      return false
    }
    return of(result, by: rules.having(speaking))
  }

  /// Judges an application whose stored pictures are not those that were sent: a referral that names each, since no rule can speak of
  /// what the applicant never sent.
  static func of(_ damaged: [DamagedPicture], by rules: RuleSet) -> (Evidence, Judgement) {
    let measure: MeasureName = "picture.stored"
    func measurements(of upload: Subject) -> Measurements {
      Measurements(
        damaged.filter { $0.upload == upload }
          .map { Measurement(name: measure, value: .failed(why: "the stored picture \($0.problem)")) })
    }
    let evidence = Evidence(portrait: measurements(of: .portrait), identity: measurements(of: .identity))
    let fired = damaged.map { picture in
      FiredBand(
        subject: picture.upload, measure: measure, reason: .pictureDamaged, strength: .undetermined,
        value: .failed(why: "the stored picture \(picture.problem)"), band: nil)
    }
    return (
      evidence, Judgement(verdict: .refer, reasons: [.pictureDamaged], fired: fired, ruleSet: rules.sha256)
    )
  }

  /// - Returns: the evidence and its judgement; where the workers failed, a referral as `inspection_failed` with the cause, since no rule
  ///   can speak of pictures that no worker survived.
  public static func of(_ result: Result<Evidence, WorkerFault>, by rules: RuleSet) -> (Evidence, Judgement) {
    switch result {
    case .success(let evidence):
      return (evidence, judge(evidence, by: rules))
    case .failure(let fault):
      let measure: MeasureName = "inspection"
      let value = MeasuredValue.failed(why: fault.description)
      let band = FiredBand(
        subject: .portrait, measure: measure, reason: .inspectionFailed, strength: .undetermined, value: value,
        band: nil)
      let evidence = Evidence(portrait: Measurements([Measurement(name: measure, value: value)]), identity: nil)
      return (
        evidence, Judgement(verdict: .refer, reasons: [.inspectionFailed], fired: [band], ruleSet: rules.sha256)
      )
    }
  }
}
