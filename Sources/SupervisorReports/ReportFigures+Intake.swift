import ReviewDomain

extension ReportFigures {
  /// Applications taken in.
  public struct Intake: Sendable, Hashable, Codable {
    public package(set) var total = 0
    /// Where they stand; adds up to `total`.
    public package(set) var byStatus = ByStatus()

    package init() {}
  }

  /// A count for every status, under the status's name.
  public struct ByStatus: Sendable, Hashable, Codable {
    public package(set) var received = 0
    public package(set) var inspected = 0
    public package(set) var referred = 0
    public package(set) var approved = 0
    public package(set) var rejected = 0
    public package(set) var superseded = 0
    public package(set) var cancelled = 0
    public package(set) var returned = 0

    package init() {}

    public package(set) subscript(_ status: ApplicationStatus) -> Int {
      get { self[keyPath: Self.count(of: status)] }
      set { self[keyPath: Self.count(of: status)] = newValue }
    }

    private static func count(of status: ApplicationStatus) -> WritableKeyPath<Self, Int> {
      switch status {
      case .received: \.received
      case .inspected: \.inspected
      case .referred: \.referred
      case .approved: \.approved
      case .rejected: \.rejected
      case .superseded: \.superseded
      case .cancelled: \.cancelled
      case .returned: \.returned
      }
    }
  }
}
