import CounterStore
import Foundation
import Hummingbird

/// Reads the cookies, and gives a browser that was not here before its own; programs have none. Fails only where what comes after it does.
struct VisitMiddleware: RouterMiddleware {
  typealias Context = CounterContext

  let desk: CounterDesk

  func handle(
    _ request: Request, context: CounterContext, next: (Request, CounterContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    context.visit.address = address(of: request, context)
    if request.isOfProgram {
      context.visit.language =
        request.headers[.acceptLanguage]?.lowercased().hasPrefix("en") == true ? .english : .chinese
      return try await next(request, context)
    }
    var cookies: [Cookie] = []
    if let token = CounterCookie.token(CounterCookie.visit, of: request) {
      context.visit.token = token
    } else if request.uri.path != MobilePages.returnPath {
      cookies.append(CounterCookie.make(CounterCookie.visit, context.visit.token.text))
    }
    context.visit.device = CounterCookie.token(CounterCookie.device, of: request)
    if let asked = request.uri.queryParameters["lang"].flatMap({ Language(asked: String($0)) }) {
      context.visit.language = asked
      cookies.append(CounterCookie.make(CounterCookie.language, asked.rawValue, seconds: 31_536_000))
    } else if let kept = request.cookies[CounterCookie.language].flatMap({ Language(rawValue: $0.value) }) {
      context.visit.language = kept
    }
    var response = try await next(request, context)
    for cookie in cookies { response.setCookie(cookie) }
    return response
  }

  /// The proxy's word is believed only where the configuration says that there is one.
  private func address(of request: Request, _ context: CounterContext) -> String {
    let told = desk.settings.isBehindProxy ? request.headers[.realAddress] : nil
    return Self.network(of: told ?? context.peer ?? "unknown")
  }

  /// Of IPv6 the 64 bits that one household has all of.
  static func network(of address: String) -> String {
    var bytes = in6_addr()
    guard inet_pton(AF_INET6, address, &bytes) == 1 else { return String(address.prefix(64)) }
    return withUnsafeBytes(of: bytes) { $0.prefix(8).map { String($0, radix: 16) }.joined(separator: ":") }
  }
}
