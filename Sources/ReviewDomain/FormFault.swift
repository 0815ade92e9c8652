/// One thing that is wrong with a form.
public struct FormFault: Sendable, Hashable, Codable, CustomStringConvertible {
  /// The path of the field, such as `applicant.idNumber`; empty where the file as a whole is meant.
  public let field: String
  /// What is wrong, continuing a sentence that begins with the field. Never the typed text, which may be personal.
  public let problem: String
  /// What to do, as a sentence.
  public let remedy: String

  public init(field: String, problem: String, remedy: String) {
    self.field = field
    self.problem = problem
    self.remedy = remedy
  }

  /// The form was sent later than it came in: the clock of its sender is wrong, or the receiver's.
  public static let fromTheFuture = FormFault(
    field: "submittedAt", problem: "lies more than a day in the future", remedy: "Check the clock of the sender.")

  public var description: String { "\(field.isEmpty ? "application.json" : field) \(problem). \(remedy)" }
}

/// Everything that is wrong with a form, in the form's order; never empty.
public struct FormFaults: Error, Sendable, Hashable, CustomStringConvertible {
  public let faults: [FormFault]

  public init(_ faults: [FormFault]) {
    self.faults = faults
  }

  /// One line a fault.
  public var description: String { faults.map(\.description).joined(separator: "\n") }
}
