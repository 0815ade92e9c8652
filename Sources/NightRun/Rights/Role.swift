/// What somebody is in the office, as reviewers.yaml says.
public enum Role: String, Sendable, Hashable, CaseIterable {
  case reviewer
  /// Also takes back what others have decided, cancels cards, and sees many people's data at once.
  case senior
  case supervisor
  case `operator`
}

/// What a command takes of whoever calls it.
public enum Right: Sendable, Hashable, CaseIterable {
  /// Nights, backups, mail, and whatever reads or writes files that the caller names.
  case operate
  /// Reading and deciding applications, one by one.
  case review
  /// Going over other people's decisions and many people's data, with a reason.
  case overrule
  /// Figures and logs without applicants' data.
  case report

  /// The roles that have it.
  public var roles: [Role] {
    switch self {
    case .operate: [.operator]
    case .review: [.reviewer, .senior]
    case .overrule: [.senior]
    case .report: [.supervisor]
    }
  }
}
