import Foundation
import Hummingbird

/// Every address of the counter.
package enum CounterRoutes {
  package static func router(_ desk: CounterDesk) -> Router<CounterContext> {
    let router = Router(context: CounterContext.self)
    let api = CounterAPI(desk: desk)
    router.addMiddleware {
      // Before what answers failures, so that their page is in the visitor's language; itself it cannot fail.
      VisitMiddleware(desk: desk)
      SafetyMiddleware(desk: desk)
    }
    router.get("/counter.css") { _, _ in file(PageTemplates.stylesheet, "text/css; charset=utf-8") }
    router.get("/icon.svg") { _, _ in file(icon, "image/svg+xml") }
    router.get("/robots.txt") { _, _ in file("User-agent: *\nDisallow: /\n", "text/plain; charset=utf-8") }
    router.get("/health") { _, _ in file("ok\n", "text/plain; charset=utf-8") }
    // Files are the same whoever asks: the store is asked only for what follows.
    router.addMiddleware {
      SessionMiddleware(desk: desk)
      APIMiddleware(api: api)
    }
    router.get("/") { _, context in
      context.visit.session == nil
        ? desk.page(
          "home", ["offersMobile": desk.numbers != nil], title: Words("虛擬健保卡", "Virtual NHI card"), context.visit)
        : .redirect(to: "/account", type: .normal)
    }
    RegistrationPages(desk: desk).add(to: router)
    if let numbers = desk.numbers { MobilePages(desk: desk, numbers: numbers).add(to: router) }
    LoginPages(desk: desk).add(to: router)
    AccountPages(desk: desk).add(to: router)
    ApplicationPages(desk: desk, road: .general).add(to: router)
    StatusPages(desk: desk).add(to: router)
    StaffPages(desk: desk).add(to: router)
    api.add(to: router)
    ApplicationPages(desk: desk, road: .special).add(to: router)
    return router
  }

  private static let icon = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect y="2" width="16" height="12" rx="2" fill="#00594f"/>\
    <path d="M7 5h2v2h2v2H9v2H7V9H5V7h2z" fill="#fff"/></svg>
    """

  private static func file(_ text: String, _ type: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: type, .cacheControl: "public, max-age=3600"],
      body: .init(byteBuffer: ByteBuffer(string: text)))
  }
}
