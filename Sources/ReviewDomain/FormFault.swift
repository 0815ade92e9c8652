/// One thing that is wrong with a form.
public struct FormFault: Sendable, Hashable, Codable, CustomStringConvertible {
  /// The path of the field, such as `applicant.idNumber`; empty where the file as a whole is meant.
  public let field: String
  /// What is wrong, continuing a sentence that begins with the field. Never the typed text, which may be personal.
  public let problem: String
  /// What to do, as a sentence.
  public let remedy: String
  /// What the applicant is told, who can mend it; nil where nobody can be told, or only operations can help.
  public let reason: ReasonCode?

  public init(field: String, problem: String, remedy: String, reason: ReasonCode? = nil) {
    self.field = field
    self.problem = problem
    self.remedy = remedy
    self.reason = reason
  }

  public var description: String { "\(field.isEmpty ? "application.json" : field) \(problem). \(remedy)" }
}

/// Everything that is wrong with a form, in the form's order; never empty.
public struct FormFaults: Error, Sendable, Hashable, CustomStringConvertible {
  public let faults: [FormFault]
  /// The form with what is needed to answer it, where its sender can mend every fault.
  public let returned: ReturnedForm?

  public init(_ faults: [FormFault], returned: ReturnedForm? = nil) {
    self.faults = faults
    self.returned = returned
  }

  /// One line a fault.
  public var description: String { faults.map(\.description).joined(separator: "\n") }
}
