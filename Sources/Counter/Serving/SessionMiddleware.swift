import CounterStore
import Hummingbird

/// Asks the store who is logged in.
struct SessionMiddleware: RouterMiddleware {
  typealias Context = CounterContext

  let desk: CounterDesk

  func handle(
    _ request: Request, context: CounterContext, next: (Request, CounterContext) async throws -> Response
  ) async throws -> Response {
    if request.isOfProgram { return try await next(request, context) }
    var context = context
    if let token = CounterCookie.token(CounterCookie.session, of: request),
      let session = try desk.store.session(token.hash, at: desk.now())
    {
      context.visit.session = (token, session)
    }
    if let token = CounterCookie.token(CounterCookie.staff, of: request),
      let session = try desk.store.staffSession(token.hash, at: desk.now())
    {
      context.visit.staff = (token, session)
    }
    return try await next(request, context)
  }
}
