import CounterStore
import Foundation
import Hummingbird

/// Reads of a program's request what of a browser's the cookies tell: who is logged in, and the language.
struct APIMiddleware: RouterMiddleware {
  typealias Context = CounterContext

  let api: CounterAPI

  func handle(
    _ request: Request, context: CounterContext, next: (Request, CounterContext) async throws -> Response
  ) async throws -> Response {
    guard request.isOfProgram else { return try await next(request, context) }
    if let refusal = api.refusal(of: request, in: context.visit.language) { return refusal }
    var context = context
    if let token = Self.token(request.headers[.authorization]),
      let session = try api.desk.store.session(token.hash, at: api.desk.now())
    {
      context.visit.session = (token, session)
    }
    return try await next(request, context)
  }

  private static func token(_ authorization: String?) -> SecretToken? {
    guard let authorization, authorization.lowercased().hasPrefix("bearer ") else { return nil }
    return SecretToken(text: String(authorization.dropFirst("bearer ".count)))
  }
}

extension Request {
  /// Whether it is for ``CounterAPI``, not for a page.
  var isOfProgram: Bool { uri.path.hasPrefix(CounterAPI.path) }
}
