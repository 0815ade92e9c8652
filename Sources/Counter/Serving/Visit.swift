import CounterStore
import Hummingbird

/// Who is at the other end of one request, as far as cookies tell.
struct Visit: Sendable {
  /// Of a browser that was not here before, new.
  var token = SecretToken()
  var language = Language.chinese
  /// Who is logged in, and with which token.
  var session: (token: SecretToken, value: Session)?
  /// Which member of staff is logged in; apart from `session`, so that nobody is both by one login.
  var staff: (token: SecretToken, value: StaffSession)?
  /// What marks the browser as a device; certified for nobody, perhaps.
  var device: SecretToken?
  /// Of the browser, not of a proxy; for counting only.
  var address = "unknown"
}

/// What handlers get beside the request.
package struct CounterContext: RequestContext {
  package var coreContext: CoreRequestContextStorage
  /// The address at the other end of the connection.
  let peer: String?
  var visit = Visit()

  package init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    peer = source.channel.remoteAddress?.ipAddress
  }
}

/// The counter's cookies. With the prefix `__Host-` a browser takes them over TLS only, for the whole of this host and no other, and
/// no other host can set them.
enum CounterCookie {
  static let visit = "__Host-visit"
  static let session = "__Host-session"
  static let staff = "__Host-staff"
  static let device = "__Host-device"
  static let language = "__Host-language"

  /// - Parameter seconds: nil = until the browser is closed.
  static func make(_ name: String, _ value: String, seconds: Int? = nil) -> Cookie {
    Cookie(name: name, value: value, maxAge: seconds, path: "/", secure: true, httpOnly: true, sameSite: .strict)
  }

  static func removing(_ name: String) -> Cookie { make(name, "", seconds: 0) }

  /// What a browser brought under this name; nil for what can be no token.
  static func token(_ name: String, of request: Request) -> SecretToken? {
    request.cookies[name].flatMap { SecretToken(text: $0.value) }
  }
}

extension Response {
  /// Sends a browser on that is logged out. The next person at it gets forms of their own.
  static func loggedOut(forgetting cookie: String, to path: String) -> Response {
    var response = Response.redirect(to: path, type: .normal)
    response.setCookie(CounterCookie.removing(cookie))
    response.setCookie(CounterCookie.make(CounterCookie.visit, SecretToken().text))
    return response
  }
}
