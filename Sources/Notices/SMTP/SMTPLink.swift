import CCurl
import Foundation
import ReviewDomain

/// One open connection to a relay. libcurl connects, encrypts, checks the certificate and logs in; what is said afterwards is said here,
/// so that of every mail it is known how far it came.
///
/// Used by one thread at a time.
final class SMTPLink: @unchecked Sendable {
  /// The link cannot be used any more.
  struct Lost: Error {
    let why: String
    /// Whether some of the bytes of the last write have gone out.
    var hasSentSome = false
  }

  private let handle: UnsafeMutableRawPointer
  private let socket: curl_socket_t
  private let settings: SMTPSettings
  private let transcript: (@Sendable (String) -> Void)?
  private var received: [UInt8] = []
  private(set) var server = SMTPCapabilities()
  /// Whether a mail was begun and not ended.
  var isSoiled = false
  /// Whether a mail has been through, so that the server may have grown tired of the link since.
  var isUsed = false

  private static let libraryIsReady = ccurl_global_init() == CURLE_OK

  /// Connects.
  ///
  /// - Parameter name: the host name that this office calls itself by.
  /// - Throws: as what delivery ends where there is no link.
  init(_ settings: SMTPSettings, as name: String, transcript: (@Sendable (String) -> Void)?) throws(NoLink) {
    guard Self.libraryIsReady, let handle = curl_easy_init() else {
      throw NoLink(outcome: .unavailable(detail: "libcurl cannot be started"))
    }
    let errors = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    errors.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    defer { errors.deallocate() }
    ccurl_set_error_buffer(handle, errors)
    Self.prepare(handle, settings, as: name)
    let code = curl_easy_perform(handle)
    ccurl_set_error_buffer(handle, nil)
    var socket = curl_socket_t(-1)
    guard code == CURLE_OK, ccurl_get_socket(handle, &socket) == CURLE_OK, socket >= 0 else {
      var reply = 0
      ccurl_get_number(handle, CURLINFO_RESPONSE_CODE, &reply)
      let words = String(cString: errors)
      let reason = words.isEmpty ? String(cString: curl_easy_strerror(code)) : words
      curl_easy_cleanup(handle)
      throw NoLink(code, reply: reply, "\(settings.host):\(settings.port): \(SingleLine.of(reason))")
    }
    self.handle = handle
    self.socket = socket
    self.settings = settings
    self.transcript = transcript
    transcript?(
      "connected to \(settings.host):\(settings.port), \(settings.encryption.words)\(settings.login == nil ? "" : ", logged in")"
    )
    do throws(Lost) {
      // libcurl has asked already and keeps the answer to itself; after STARTTLS and a login another one would count anyway.
      let hello = try say("EHLO \(name)", SMTPStage.reset.patience)
      if hello.isPositive { server = SMTPCapabilities(hello) }
    } catch {
      // The handle goes with the link.
      throw NoLink(outcome: .unavailable(detail: error.why))
    }
  }

  deinit { curl_easy_cleanup(handle) }

  private static func prepare(_ handle: UnsafeMutableRawPointer, _ settings: SMTPSettings, as name: String) {
    let scheme = settings.encryption == .implicit ? "smtps" : "smtp"
    let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
    ccurl_set_text(handle, CURLOPT_URL, "\(scheme)://\(host):\(settings.port)/\(name)")
    ccurl_set_text(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
    ccurl_set_number(handle, CURLOPT_CONNECT_ONLY, 1)
    ccurl_set_number(handle, CURLOPT_NOSIGNAL, 1)
    // Only what config.yaml says leads to the relay, not the variables that libcurl looks at.
    ccurl_set_text(handle, CURLOPT_PROXY, "")
    let patience = Int(settings.patience(5 * 60).rounded(.up))
    ccurl_set_number(handle, CURLOPT_CONNECTTIMEOUT, patience)
    ccurl_set_number(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, patience)
    if settings.encryption != .none { ccurl_set_number(handle, CURLOPT_USE_SSL, ccurl_use_ssl_all()) }
    if let authorities = settings.authorities { ccurl_set_text(handle, CURLOPT_CAINFO, authorities.path) }
    if let login = settings.login {
      ccurl_set_text(handle, CURLOPT_USERNAME, login.user)
      ccurl_set_text(handle, CURLOPT_PASSWORD, login.password)
    }
  }

  /// Sends one command and waits for its reply.
  func say(_ command: String, _ patience: TimeInterval) throws(Lost) -> SMTPReply {
    transcript?("> \(command)")
    try send(Array("\(command)\r\n".utf8), settings.patience(patience))
    return try reply(settings.patience(patience))
  }

  /// Sends a message up to its end.
  func send(message: [UInt8]) throws(Lost) {
    transcript?("> (\(message.count) bytes)")
    try send(message, settings.patience(SMTPStage.blockPatience))
  }

  /// Ends a message.
  func sendDot() throws(Lost) {
    transcript?("> .")
    try send(Array(".\r\n".utf8), settings.patience(SMTPStage.blockPatience))
  }

  /// Takes leave of the server, as far as it listens.
  func quit() {
    var sent = 0
    _ = curl_easy_send(handle, "QUIT\r\n", 6, &sent)
  }

  /// Waits for a reply.
  func reply(_ patience: TimeInterval) throws(Lost) -> SMTPReply {
    let end = ContinuousClock.now + .seconds(settings.patience(patience))
    while true {
      do throws(SMTPReply.NoReply) {
        if let reply = try SMTPReply.take(from: &received) {
          for line in reply.lines { transcript?("< \(reply.code) \(SingleLine.of(line))") }
          return reply
        }
      } catch {
        throw Lost(why: "the relay answers in no SMTP")
      }
      var buffer = [UInt8](repeating: 0, count: 4096)
      var count = 0
      let code = curl_easy_recv(handle, &buffer, buffer.count, &count)
      switch code {
      case CURLE_OK where count > 0: received += buffer[..<count]
      case CURLE_AGAIN: try wait(for: Int16(POLLIN), until: end)
      case CURLE_OK: throw Lost(why: "the relay closed the link")
      default: throw Lost(why: String(cString: curl_easy_strerror(code)))
      }
    }
  }

  private func send(_ bytes: [UInt8], _ patience: TimeInterval) throws(Lost) {
    var sent = 0
    var end = ContinuousClock.now + .seconds(patience)
    while sent < bytes.count {
      var count = 0
      let code = bytes.withUnsafeBytes { bytes in
        bytes.baseAddress.map { curl_easy_send(handle, $0 + sent, bytes.count - sent, &count) } ?? CURLE_OK
      }
      switch code {
      case CURLE_OK:
        sent += count
        end = ContinuousClock.now + .seconds(patience)
      case CURLE_AGAIN:
        do throws(Lost) {
          try wait(for: Int16(POLLOUT), until: end)
        } catch {
          throw Lost(why: error.why, hasSentSome: sent > 0)
        }
      default: throw Lost(why: String(cString: curl_easy_strerror(code)), hasSentSome: sent > 0)
      }
    }
  }

  private func wait(for events: Int16, until end: ContinuousClock.Instant) throws(Lost) {
    let left = (end - .now).components
    let milliseconds = left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000
    guard milliseconds > 0 else { throw Lost(why: "the relay did not answer in time") }
    var watched = pollfd(fd: socket, events: events, revents: 0)
    // Woken early by a signal or at the end of the time: the caller looks again.
    _ = poll(&watched, 1, CInt(clamping: milliseconds))
  }
}

/// No link could be made; what that means for delivery.
struct NoLink: Error {
  let outcome: DeliveryOutcome

  init(outcome: DeliveryOutcome) {
    self.outcome = outcome
  }

  /// - Parameter reply: the code of the server's last reply; 0 where there was none.
  init(_ code: CURLcode, reply: Int, _ words: String) {
    switch code {
    // It was refused: by the greeting, before TLS, or for its name and password.
    case CURLE_WEIRD_SERVER_REPLY, CURLE_REMOTE_ACCESS_DENIED, CURLE_USE_SSL_FAILED, CURLE_LOGIN_DENIED,
      CURLE_AUTH_ERROR:
      let isTemporary = (400..<500).contains(reply) || (code == CURLE_WEIRD_SERVER_REPLY && reply < 500)
      outcome = isTemporary ? .unavailable(detail: words) : .misconfigured(detail: words)
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM, CURLE_SSL_ISSUER_ERROR,
      CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL:
      outcome = .misconfigured(detail: words)
    default: outcome = .unavailable(detail: words)
    }
  }
}

extension SMTPSettings.Encryption {
  fileprivate var words: String {
    switch self {
    case .starttls: "encrypted by STARTTLS, certificate checked"
    case .implicit: "encrypted, certificate checked"
    case .none: "not encrypted"
    }
  }
}
