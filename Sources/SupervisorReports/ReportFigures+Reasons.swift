import ReviewDomain

extension ReportFigures {
  /// How many applications a reason was given for. An application with several reasons counts under each.
  public struct ReasonCount: Sendable, Hashable, Codable {
    public let reason: ReasonCode
    public package(set) var rejectedByMachine = 0
    public package(set) var rejectedByPeople = 0
    /// Referred to people by the machine, whatever was decided afterwards.
    public package(set) var referred = 0
    /// Forms that the machine returned to be mended.
    public package(set) var returned = 0

    package init(reason: ReasonCode) { self.reason = reason }

    /// By machine and people together.
    public var rejected: Int { rejectedByMachine + rejectedByPeople }
  }

  /// What became of the applications that the machine referred. It claimed nothing about them, so nobody was overruled; a reason
  /// whose referrals are nearly all approved refers too readily.
  public struct Referrals: Sendable, Hashable, Codable {
    /// Each application once, whatever its number of reasons; an application may also be referred without any.
    public package(set) var all = ReferralOutcome()
    /// In the order of the reasons' codes.
    public package(set) var byReason: [ReasonReferrals] = []

    package init() {}
  }

  public struct ReferralOutcome: Sendable, Hashable, Codable {
    /// The sum of the four below.
    public package(set) var referred = 0
    public package(set) var approved = 0
    public package(set) var rejected = 0
    public package(set) var undecided = 0
    public package(set) var superseded = 0

    package init() {}
  }

  public struct ReasonReferrals: Sendable, Hashable, Codable {
    public let reason: ReasonCode
    public let outcome: ReferralOutcome
    /// Approved by people, of those that they decided: how often the machine's doubt was overruled. Absent before the first decision.
    public let overruled: Proportion?

    package init(reason: ReasonCode, outcome: ReferralOutcome) {
      self.reason = reason
      self.outcome = outcome
      overruled = Proportion(outcome.approved, of: outcome.approved + outcome.rejected)
    }
  }
}
