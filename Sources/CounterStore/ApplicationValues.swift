import CardLedger
import Foundation
import ReviewDomain

/// An application that was sent and whose bundle does not stand in the inbox yet.
public struct WaitingBundle: Sendable, Hashable {
  public let id: ApplicationID
  /// The bytes of application.json.
  public let form: Data
  /// Each picture's file in the quarantine, and its name in the bundle.
  public let pictures: [(file: String, name: String)]

  public init(id: ApplicationID, form: Data, pictures: [(file: String, name: String)]) {
    self.id = id
    self.form = form
    self.pictures = pictures
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.id == right.id && left.form == right.form
      && left.pictures.map { [$0.file, $0.name] } == right.pictures.map { [$0.file, $0.name] }
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
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
