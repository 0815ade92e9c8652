/// Judges the measurements by the rules. Pure: the same evidence and rules give the same judgement for ever.
///
/// - A value in a reject band whose reason the machine may reject on rejects; every such reason is given, less those another covers.
///   Where a reason is a shade of grey (measures speak for it in the doubt model), it takes two signs to reject for it, or a band so wide
///   that its rule says it rejects alone.
/// - Failing that, any value in a reject or refer band refers with all their reasons; failing that, so does more doubt, over all measures
///   together, than the price of an error allows.
/// - A measure that failed, is absent or is of the wrong type refers as `undetermined`; one that does not apply does so only when
///   nothing else spoke, since it is never a pass.
/// - A rule that needs what the evidence says is not there (the other upload, the casebook) is left out.
/// - A reject band whose reason is for people only turns the whole into a referral, so that the applicant hears all reasons at once.
public func judge(_ evidence: Evidence, by rules: RuleSet) -> Judgement {
  var fired: [FiredBand] = []
  var inapplicable: [FiredBand] = []
  for rule in rules.rules {
    guard let measurements = evidence.measurements(of: rule.subject) else { continue }
    guard evidence.offers(rule.needs) else { continue }
    switch rule.outcome(for: measurements[rule.measure]?.value) {
    case .silent: break
    case .fired(let band): fired.append(band)
    case .inapplicable(let band): inapplicable.append(band)
    }
  }
  let doubt = Doubt(of: evidence.portrait, by: rules)
  fired += doubt.fired
  if fired.isEmpty { fired = inapplicable + doubt.inapplicable }
  return conclude(fired, doubt, rules)
}

/// What one rule makes of a value.
package enum RuleOutcome {
  case silent
  case fired(FiredBand)
  case inapplicable(FiredBand)
}

extension Rule {
  /// - Parameter value: nil where it was not measured.
  package func outcome(for value: MeasuredValue?) -> RuleOutcome {
    let value = value ?? .failed(why: "not measured")
    func entry(_ strength: FiredBand.Strength, _ band: Band?) -> FiredBand {
      FiredBand(
        subject: subject, measure: measure, reason: strength == .undetermined ? .undetermined : reason,
        strength: strength, value: value, band: band, detail: strength == .undetermined ? nil : detail)
    }
    if case .notApplicable = value { return .inapplicable(entry(.undetermined, nil)) }
    for (band, strength) in [(reject, FiredBand.Strength.reject), (refer, .refer)] {
      guard let band else { continue }
      guard let holds = band.holds(value) else { return .fired(entry(.undetermined, nil)) }
      if holds { return .fired(entry(strength, band)) }
    }
    return .silent
  }
}

private func conclude(_ fired: [FiredBand], _ doubt: Doubt, _ rules: RuleSet) -> Judgement {
  func reasons(_ bands: [FiredBand]) -> [ReasonCode] {
    rules.uncovered(bands)
  }
  func judgement(_ verdict: Verdict, _ codes: [ReasonCode]) -> Judgement {
    Judgement(verdict: verdict, reasons: codes, fired: fired, ruleSet: rules.sha256)
  }

  let rejecting = fired.filter { $0.strength == .reject }
  let wide = Set(rules.rules.filter(\.rejectsAlone).map(\.measure))
  let certain = reasons(
    rejecting.filter { wide.contains($0.measure) || doubt.allowsRejection(by: $0, among: rejecting) })
  if !certain.isEmpty && reasons(rejecting).allSatisfy({ rules.reasons[$0]?.machineMayReject == true }) {
    return judgement(.reject, certain)
  }
  if !fired.isEmpty || doubt.isTooMuch || !rules.machineMayApprove {
    // Doubts beside a band are shown, and would only hide what is certain.
    let bands = fired.filter { $0.strength != .doubt }
    return judgement(.refer, reasons(bands.isEmpty ? fired : bands))
  }
  return judgement(.approve, [])
}
