import Foundation
import ReviewDomain

/// The relay that mail is handed to, and how.
public struct SMTPSettings: Sendable, Hashable {
  public enum Encryption: String, Sendable, Hashable, CaseIterable {
    /// Begins in clear and must turn to TLS before anything else.
    case starttls
    /// TLS from the first byte.
    case implicit
    /// For a relay on this very machine.
    case none
  }

  public struct Login: Sendable, Hashable {
    public let user: String
    public let password: String

    public init(user: String, password: String) {
      self.user = user
      self.password = password
    }
  }

  public var host: String
  public var port: Int
  public var encryption: Encryption
  /// Certificates of the authorities that the relay's must be signed by, in PEM; nil = the system's.
  public var authorities: URL?
  public var login: Login?
  /// At most so many connections at once.
  public var connections: Int
  /// Seconds that nothing may take longer than; nil = as RFC 5321 says.
  public var longestWait: TimeInterval?

  public init(
    host: String, port: Int, encryption: Encryption, authorities: URL? = nil, login: Login? = nil, connections: Int = 2,
    longestWait: TimeInterval? = nil
  ) {
    self.host = host
    self.port = port
    self.encryption = encryption
    self.authorities = authorities
    self.login = login
    self.connections = connections
    self.longestWait = longestWait
  }

  func patience(_ seconds: TimeInterval) -> TimeInterval { min(seconds, longestWait ?? seconds) }
}
