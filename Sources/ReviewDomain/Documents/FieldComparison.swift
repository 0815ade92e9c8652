/// What of an application is compared with its identity document.
public enum DocumentField: String, Sendable, Hashable, Codable, CaseIterable {
  case kind
  case number
  case name
  case birthDate = "birth_date"
  /// Whether the permit was still valid on the day of submission.
  case validity
  /// Whether an NHI card shows somebody under 14 on the day of submission.
  case age
}

/// What comparing one field gave.
public enum FieldOutcome: String, Sendable, Hashable, Codable, CaseIterable {
  case match
  /// The document certainly says something else.
  case contradiction
  /// Not on the document, not legible, or not sure enough to speak against anybody.
  case unread
}

/// One field's comparison, with what the document says only where that contradicts what was typed.
///
/// It prints without that text, which is personal.
public struct FieldComparison: Sendable, Hashable, Codable {
  public let field: DocumentField
  public let outcome: FieldOutcome
  /// As read; nil unless the outcome is a contradiction.
  public let readText: String?

  public init(_ field: DocumentField, _ outcome: FieldOutcome, readText: String? = nil) {
    self.field = field
    self.outcome = outcome
    self.readText = outcome == .contradiction ? readText : nil
  }
}

extension FieldComparison: CustomStringConvertible, CustomReflectable {
  public var description: String { "\(field.rawValue): \(outcome.rawValue)" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
