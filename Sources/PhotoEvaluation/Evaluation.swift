import ReviewDomain

/// Compares what the program said with what the labels say.
public enum Evaluation {
  static let listedMistakes = 20

  /// Fewer good pictures than this say little of a row.
  private static let enough = 15
  /// The column that is no label but measured: a third of the good pictures each, by the brightness of their skin.
  public static let skinColumn = "skin"

  /// - Parameter columns: of the label file, to compare pictures by; `skin` for thirds by the skin's brightness.
  public static func figures(
    of pictures: [EvaluatedPicture], by rules: RuleSet, comparing columns: [String] = []
  ) -> EvaluationFigures {
    let good = pictures.filter(\.label.isGood)
    let defective = pictures.filter { !$0.label.isGood }
    let labelled = Set(defective.flatMap(\.label.reasons)).sorted().flatMap { reason in
      let kinds = Set(defective.filter { $0.label.reasons.contains(reason) }.map(\.label.kind)).subtracting([""])
        .sorted()
      return [(reason, nil)] + kinds.map { (reason, $0 as String?) }
    }
    let groups = groupFigures(of: good)
    let shares = groups.map { Double($0.good.pictures - $0.good.approved) / Double($0.good.pictures) }
    return EvaluationFigures(
      pictures: pictures.count, good: .init(good), defective: .init(defective),
      reasons: labelled.map { figures(of: $0, $1, good: good, among: defective, by: rules) },
      groups: groups, groupGap: shares.count < 2 ? nil : (shares.max() ?? 0) - (shares.min() ?? 0),
      firstReasonRight: defective.count { picture in
        picture.judgement.verdict == .reject
          && picture.judgement.reasons.first.map(picture.label.reasons.contains) == true
      },
      breakdowns: columns.map { breakdown(of: pictures, by: $0) }, mistakes: mistakes(among: pictures, by: rules))
  }

  private static func breakdown(of pictures: [EvaluatedPicture], by column: String) -> EvaluationFigures.Breakdown {
    let value = column == skinColumn ? skinThird(among: pictures) : { $0.label.columns[column] ?? "" }
    let rows = Dictionary(grouping: pictures, by: value).sorted { $0.key < $1.key }.map { name, some in
      EvaluationFigures.Breakdown.Row(
        value: name.isEmpty ? "not said" : name, good: .init(some.filter(\.label.isGood)),
        defective: .init(some.filter { !$0.label.isGood }))
    }
    let worst = rows.filter { $0.good.pictures >= enough }.min {
      Double($0.good.approved) / Double($0.good.pictures) < Double($1.good.approved) / Double($1.good.pictures)
    }
    return EvaluationFigures.Breakdown(column: column, rows: rows, worst: worst?.value)
  }

  private static func skinThird(among pictures: [EvaluatedPicture]) -> (EvaluatedPicture) -> String {
    func skin(_ picture: EvaluatedPicture) -> Double? {
      guard case .number(let number) = picture.evidence.portrait["face.skin"]?.value else { return nil }
      return number
    }
    let sorted = pictures.filter(\.label.isGood).compactMap(skin).sorted()
    guard sorted.count >= 3 else { return { _ in "" } }
    let (low, high) = (sorted[sorted.count / 3], sorted[2 * sorted.count / 3])
    return { picture in
      skin(picture).map { $0 < low ? "1 dark" : $0 < high ? "2 medium" : "3 light" } ?? ""
    }
  }

  private static func figures(
    of reason: ReasonCode, _ kind: String?, good: [EvaluatedPicture], among defective: [EvaluatedPicture],
    by rules: RuleSet
  ) -> EvaluationFigures.ReasonFigures {
    let bad = defective.filter { $0.label.reasons.contains(reason) && (kind == nil || $0.label.kind == kind) }
    let isServed = rules.rules.contains { $0.reason == reason }
    let goodScores = good.map { $0.score(for: reason, by: rules) }
    let badScores = bad.map { $0.score(for: reason, by: rules) }
    let rates = isServed ? ErrorRates(good: goodScores, bad: badScores) : nil
    return EvaluationFigures.ReasonFigures(
      reason: reason, kind: kind, good: good.count, bad: bad.count, equalErrorRate: rates?.equalErrorRate,
      threshold: rates.flatMap { $0.threshold.isFinite ? $0.threshold : nil },
      errorAtOnePercentAccepted: rates?.errorAtOnePercentAccepted,
      unanswered: (goodScores + badScores).count { $0 == nil }, verdicts: .init(bad),
      namedRight: bad.count { $0.judgement.reasons.contains(reason) })
  }

  private static func groupFigures(of good: [EvaluatedPicture]) -> [EvaluationFigures.GroupFigures] {
    Dictionary(grouping: good.filter { !$0.label.group.isEmpty }, by: \.label.group)
      .sorted { $0.key < $1.key }
      .map { EvaluationFigures.GroupFigures(group: $0.key, good: .init($0.value)) }
  }

  /// Defective pictures approved first, then good ones rejected, then good ones referred; within each the clearest mistake first.
  private static func mistakes(among pictures: [EvaluatedPicture], by rules: RuleSet) -> [EvaluationFigures.Mistake] {
    let ranked = pictures.compactMap { picture -> (rank: Int, distance: Double, picture: EvaluatedPicture)? in
      switch (picture.label.isGood, picture.judgement.verdict) {
      case (false, .approve): (0, -picture.worstScore(by: rules), picture)
      case (true, .reject): (1, picture.worstScore(by: rules), picture)
      case (true, .refer): (2, picture.worstScore(by: rules), picture)
      case (false, .reject), (false, .refer), (true, .approve): nil
      }
    }
    let sorted = ranked.sorted {
      ($0.rank, -$0.distance, $0.picture.label.file) < ($1.rank, -$1.distance, $1.picture.label.file)
    }
    return sorted.prefix(listedMistakes).map { entry in
      EvaluationFigures.Mistake(
        file: entry.picture.label.file, labelled: entry.picture.label.reasons.sorted(),
        verdict: entry.picture.judgement.verdict, findings: entry.picture.findings)
    }
  }
}
