import struct Foundation.Date

/// A form that cannot be taken in for faults that its sender can mend, with what is needed to tell the sender so.
public struct ReturnedForm: Sendable, Hashable {
  public let id: ApplicationID
  public let submittedAt: Date
  public let name: PersonName
  public let email: EmailAddress
  /// In the form's order; never empty, each with its reason.
  public let faults: [FormFault]

  public init(id: ApplicationID, submittedAt: Date, name: PersonName, email: EmailAddress, faults: [FormFault]) {
    self.id = id
    self.submittedAt = submittedAt
    self.name = name
    self.email = email
    self.faults = faults
  }

  /// Each once, in the order of the faults.
  public var reasons: [ReasonCode] {
    faults.compactMap(\.reason).reduce(into: []) { reasons, reason in
      if !reasons.contains(reason) { reasons.append(reason) }
    }
  }
}
