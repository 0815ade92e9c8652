/// What is judged of a document that was read.
public enum PrintedField: String, Sendable, Hashable, Codable, CaseIterable {
  case kind
  case number
  case name
  case romanisedName = "romanised_name"
  case birthDate = "birth_date"
  case issueDate = "issue_date"
  case expiryDate = "expiry_date"
}
