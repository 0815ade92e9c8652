import ReviewDomain

/// How well the program did on a labelled set; the JSON contract of `card-review evaluate`.
public struct EvaluationFigures: Sendable, Codable, Hashable {
  public let pictures: Int
  public let good: VerdictCount
  public let defective: VerdictCount
  public let reasons: [ReasonFigures]
  /// Good pictures by group, in the order of the groups' names; empty when the labels name no group.
  public let groups: [GroupFigures]
  /// Largest less smallest share of good pictures not approved among the groups; absent with fewer than two groups.
  public let groupGap: Double?
  /// Of the defective ones that were rejected: the first reason given is one of those they are labelled with.
  public let firstReasonRight: Int
  /// Good and defective pictures by the values of other columns; empty where none was asked for.
  public let breakdowns: [Breakdown]
  /// The twenty worst, worst first.
  public let mistakes: [Mistake]

  public struct VerdictCount: Sendable, Codable, Hashable {
    public let pictures: Int
    public let approved: Int
    public let referred: Int
    public let rejected: Int

    init(_ pictures: [EvaluatedPicture]) {
      func count(_ verdict: Verdict) -> Int { pictures.count { $0.judgement.verdict == verdict } }
      self.pictures = pictures.count
      approved = count(.approve)
      referred = count(.refer)
      rejected = count(.reject)
    }
  }

  public struct ReasonFigures: Sendable, Codable, Hashable {
    public let reason: ReasonCode
    /// The kind of defect these figures are about; absent for all of the reason.
    public let kind: String?
    public let good: Int
    public let bad: Int
    /// Absent where no rule serves the reason.
    public let equalErrorRate: Double?
    /// 0 is the refer limit, 1 the reject limit of the rules.
    public let threshold: Double?
    public let errorAtOnePercentAccepted: Double?
    /// Pictures, good and bad, for which no measure of the reason had a value.
    public let unanswered: Int
    /// Of the defective ones.
    public let verdicts: VerdictCount
    /// Of the defective ones: this very reason was among those given.
    public let namedRight: Int
  }

  public struct GroupFigures: Sendable, Codable, Hashable {
    public let group: String
    public let good: VerdictCount
  }

  /// Pictures by what a column of the label file says, such as their source, or by the skin's brightness.
  public struct Breakdown: Sendable, Codable, Hashable {
    public let column: String
    /// In the order of the values.
    public let rows: [Row]
    /// The row with the smallest share of good pictures approved, among those with at least fifteen.
    public let worst: String?

    public struct Row: Sendable, Codable, Hashable {
      public let value: String
      public let good: VerdictCount
      public let defective: VerdictCount
    }
  }

  public struct Mistake: Sendable, Codable, Hashable {
    public let file: String
    public let labelled: [ReasonCode]
    public let verdict: Verdict
    public let findings: [String]
  }
}
