import ReviewDomain

/// What is to be forgotten of one application.
public struct Forgetting: Sendable, Hashable {
  public let application: ApplicationID
  /// The picture of the identity document.
  public var identity: Bool
  public var portrait: Bool
  /// Name, numbers, addresses, form, what was read from the document, mails and notes.
  public var person: Bool

  public init(application: ApplicationID, identity: Bool, portrait: Bool, person: Bool) {
    self.application = application
    self.identity = identity
    self.portrait = portrait
    self.person = person
  }

  public var isNothing: Bool { !identity && !portrait && !person }
}

/// What somebody looked at or took away.
public enum Access: String, Sendable, Hashable, Codable, CaseIterable {
  /// A whole identity number.
  case number
  case pictures
  /// That there is an application of somebody who was searched for.
  case found
  /// A whole name with telephone and address.
  case contact
  /// Everything, for a data-subject request.
  case everything
}
