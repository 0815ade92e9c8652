import ReviewDomain

/// What each rule of a rule set costs and what it is worth, on labelled pictures; the JSON contract of `card-review rules weigh`.
public struct RuleWeights: Sendable, Codable, Hashable {
  public let good: Int
  public let defective: Int
  /// By the good pictures that each stops alone, the dearest first.
  public let rules: [Weight]

  /// One band of a rule, or all measures of the doubt model together.
  public struct Weight: Sendable, Codable, Hashable {
    /// `doubt` for the doubt model.
    public let measure: MeasureName
    /// Nil for the doubt model, which serves several.
    public let reason: ReasonCode?
    public let strength: FiredBand.Strength
    /// Such as `below 0.12`.
    public let limit: String
    public let goodStopped: Int
    /// Good pictures that nothing else stops.
    public let goodStoppedAlone: Int
    public let defectiveCaught: Int
    /// Defective pictures that nothing else stops.
    public let defectiveCaughtAlone: Int
    /// The share of good pictures that it stops, and of defective ones that it catches; nil without any.
    public let goodStoppedShare: Proportion?
    public let defectiveCaughtShare: Proportion?
    /// What other limits would stop, in the order in which they stop more; empty for flags and texts.
    public let otherLimits: [Trade]

    /// Whether it costs good pictures and alone catches nothing: evidence for the doubt model, and no rule.
    public var isEvidence: Bool { goodStopped > 0 && defectiveCaughtAlone == 0 }
  }

  public struct Trade: Sendable, Codable, Hashable {
    public let limit: Double
    public let goodStopped: Int
    public let defectiveCaught: Int
  }

  /// - Parameter words: a band in words.
  public init(of pictures: [EvaluatedPicture], by rules: RuleSet, words: (Band) -> String) {
    let good = pictures.filter(\.label.isGood)
    let defective = pictures.filter { !$0.label.isGood }
    self.good = good.count
    self.defective = defective.count

    func weight(
      _ measure: MeasureName, _ reason: ReasonCode?, _ strength: FiredBand.Strength, _ limit: String, _ trades: [Trade],
      stops: (FiredBand) -> Bool
    ) -> Weight {
      func stopped(_ some: [EvaluatedPicture]) -> [EvaluatedPicture] {
        some.filter { $0.judgement.fired.contains(where: stops) }
      }
      func alone(_ some: [EvaluatedPicture]) -> Int { some.count { $0.judgement.fired.allSatisfy(stops) } }
      let (stoppedGood, caught) = (stopped(good), stopped(defective))
      return Weight(
        measure: measure, reason: reason, strength: strength, limit: limit, goodStopped: stoppedGood.count,
        goodStoppedAlone: alone(stoppedGood), defectiveCaught: caught.count, defectiveCaughtAlone: alone(caught),
        goodStoppedShare: Proportion(stoppedGood.count, of: good.count),
        defectiveCaughtShare: Proportion(caught.count, of: defective.count), otherLimits: trades)
    }

    var weights = rules.rules.filter { $0.subject == .portrait && $0.needs == nil }.flatMap { rule in
      [(rule.reject, FiredBand.Strength.reject), (rule.refer, .refer)].compactMap { band, strength in
        band.map { band in
          weight(
            rule.measure, rule.reason, strength, words(band),
            Self.trades(of: band, measure: rule.measure, good: good, defective: defective)
          ) { $0.measure == rule.measure && $0.strength == strength }
        }
      }
    }
    if let doubt = rules.doubt {
      let limits = doubt.classes.map { least in
        let limit = doubt.limit(atMostDefective: rules.mostDefectiveApproved, where: least)
        let among = doubt.pricedBy.map { " where \($0) from \(least.formatted())" } ?? ""
        return (limit.map { "at least \($0)" } ?? "everything") + among
      }
      weights.append(
        weight("doubt", nil, .doubt, limits.joined(separator: ", "), []) { $0.strength == .doubt })
    }
    self.rules = weights.sorted {
      ($1.goodStoppedAlone, $1.goodStopped, $0.measure) < ($0.goodStoppedAlone, $0.goodStopped, $1.measure)
    }
  }

  /// Shares of the good pictures at which other limits are shown.
  private static let shares = [0, 0.005, 0.01, 0.02, 0.05]

  private static func trades(
    of band: Band, measure: MeasureName, good: [EvaluatedPicture], defective: [EvaluatedPicture]
  ) -> [Trade] {
    guard let worse = band.worse else { return [] }
    func values(_ some: [EvaluatedPicture]) -> [Double] {
      some.compactMap { picture in
        guard case .number(let number) = picture.evidence.portrait[measure]?.value else { return nil }
        return worse(number)
      }
    }
    let (goodValues, defectiveValues) = (values(good).sorted(by: >), values(defective))
    var trades: [Trade] = []
    for share in shares {
      let place = Int(share * Double(goodValues.count))
      guard place < goodValues.count else { continue }
      let limit = goodValues[place]
      guard trades.last.map({ abs($0.limit) != abs(limit) }) ?? true else { continue }
      trades.append(
        Trade(
          limit: worse(limit), goodStopped: goodValues.count { $0 > limit },
          defectiveCaught: defectiveValues.count { $0 > limit }))
    }
    return trades
  }
}

extension Band {
  /// Turns a value so that more of it is worse, and back; nil for bands with no such order.
  fileprivate var worse: ((Double) -> Double)? {
    switch self {
    case .below, .atMost: { -$0 }
    case .above, .atLeast: { $0 }
    case .outside, .flag, .oneOf, .noneOf, .names: nil
    }
  }
}
