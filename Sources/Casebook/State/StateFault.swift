/// A place where the casebook's tables are not what its journal tells: somebody wrote into them past the program.
public struct StateFault: Sendable, Hashable, CustomStringConvertible {
  /// The application's number; nil where it is none's.
  public let application: String?
  /// The table, or table and column, such as `application.status`.
  public let place: String
  /// Without personal data.
  public let why: String

  package init(_ application: String?, _ place: String, _ why: String) {
    self.application = application
    self.place = place
    self.why = why
  }

  public var description: String { (application.map { "\($0): " } ?? "") + "\(place) \(why)" }
}

/// What the comparison of tables and journal found.
public struct StateVerification: Sendable, Hashable {
  /// The first of them, at most `most`.
  public package(set) var faults: [StateFault] = []
  /// All of them, told or not.
  public package(set) var count = 0
  /// Applications and returned forms compared.
  public package(set) var compared = 0

  static let most = 100

  package init() {}

  mutating func add(_ found: [StateFault]) {
    count += found.count
    faults += found.prefix(max(0, Self.most - faults.count))
  }
}
