import CardLedger
import Foundation
import ReviewDomain

/// An application that was sent and whose bundle does not stand in the inbox yet.
public struct WaitingBundle: Sendable, Hashable {
  public let id: ApplicationID
  /// The bytes of application.json.
  public let form: Data
  public let document: Picture
  public let portrait: Picture

  public var pictures: [Picture] { [document, portrait] }

  public struct Picture: Sendable, Hashable {
    /// In the quarantine.
    public let file: String
    /// In the bundle.
    public let name: String

    public init(file: String, name: String) {
      self.file = file
      self.name = name
    }
  }

  public init(id: ApplicationID, form: Data, document: Picture, portrait: Picture) {
    self.id = id
    self.form = form
    self.document = document
    self.portrait = portrait
  }
}

/// An application that a person sent at this counter.
public struct SentApplication: Sendable, Hashable {
  public let id: ApplicationID
  public let sentAt: Date
}

/// What advice before sending came to, over all applications that were sent.
public struct AdviceFigures: Sendable, Hashable {
  public let sent: Int
  /// Photos that were advised against.
  public let advisedAgainst: Int
  /// Those of them that were replaced before sending.
  public let replaced: Int
  /// Applications sent with a photo that was advised against.
  public let sentAgainstAdvice: Int
}
