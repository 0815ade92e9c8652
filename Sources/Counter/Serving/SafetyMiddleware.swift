import CounterStore
import Foundation
import HTTPTypes
import Hummingbird
import Logging

extension HTTPField.Name {
  static let realAddress = name("X-Real-IP")
  static let fetchSite = name("Sec-Fetch-Site")

  private static func name(_ text: String) -> Self {
    guard let name = Self(text) else { preconditionFailure("\(text) is no name of a field") }
    return name
  }

  /// What every answer carries. Nothing from elsewhere is loaded or framed, nothing inline is run, and no address is told on.
  static let safety: [(Self, String)] = [
    (
      .contentSecurityPolicy,
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    (.xContentTypeOptions, "nosniff"),
    (name("Referrer-Policy"), "no-referrer"),
    (name("Cross-Origin-Opener-Policy"), "same-origin"),
    (name("Cross-Origin-Resource-Policy"), "same-origin"),
    (name("Permissions-Policy"), "geolocation=(), microphone=(), payment=()"),
  ]
}

/// Sets the headers that keep a browser from doing harm, answers failures with a page, and notes each request by its route: addresses
/// hold tokens, which are nobody's business.
struct SafetyMiddleware: RouterMiddleware {
  typealias Context = CounterContext

  let desk: CounterDesk

  func handle(
    _ request: Request, context: CounterContext, next: (Request, CounterContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    var response: Response
    do {
      response = try await next(request, context)
    } catch {
      response = failure(error, request, context)
    }
    for (name, value) in HTTPField.Name.safety { response.headers[name] = value }
    if desk.settings.publicURL.scheme == "https" {
      response.headers[.strictTransportSecurity] = "max-age=31536000"
    }
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    let elapsed = (ContinuousClock.now - start).components
    context.logger.info(
      "answered",
      metadata: [
        "method": "\(request.method)", "route": "\(context.endpointPath ?? "none")",
        "status": "\(response.status.code)",
        "milliseconds": "\(elapsed.seconds * 1000 + elapsed.attoseconds / 1_000_000_000_000_000)",
      ])
    return response
  }

  private func failure(_ error: any Error, _ request: Request, _ context: CounterContext) -> Response {
    if let error = error as? APIProblem { return error.response(in: context.visit.language) }
    if let error = error as? LoginNeeded { return .redirect(to: error.address, type: .normal) }
    let status: HTTPResponse.Status
    var retryAfter: Int?
    switch error {
    case let error as any HTTPResponseError: status = error.status
    case CounterStoreError.busy, is RegistryUnavailable, is OperatorUnavailable: status = .serviceUnavailable
    case is Overloaded: (status, retryAfter) = (.serviceUnavailable, Overloaded.seconds)
    default: status = .internalServerError
    }
    if status.code >= 500 {
      // The errors of this program's own say no personal data; of others only the type is told.
      let told =
        error is CounterStoreError || error is RegistryUnavailable || error is OperatorUnavailable
        ? "\(error)" : "\(type(of: error))"
      context.logger.error("failed", metadata: ["why": "\(told)"])
    }
    let page = FailurePage.of(status)
    if request.isOfProgram {
      return APIProblem(status, page.title, retryAfter: retryAfter).response(in: context.visit.language)
    }
    var response = desk.message(page, status: status, context.visit)
    if let retryAfter { response.headers[.retryAfter] = "\(retryAfter)" }
    return response
  }
}

/// What a page says where something failed.
enum FailurePage {
  static func of(_ status: HTTPResponse.Status) -> PageMessage {
    switch status {
    case .notFound:
      PageMessage(
        title: Words("找不到這個網頁", "There is no such page"),
        paragraphs: [
          Words("網址可能不完整，或連結已失效。請回首頁重新開始。", "The address may be incomplete, or the link is void. Please start again.")
        ])
    case .forbidden:
      PageMessage(
        title: Words("這個表單已過期", "This form is out of date"),
        paragraphs: [
          Words(
            "為了您的安全，請回首頁重新操作，並確認瀏覽器允許 Cookie。",
            "For your safety, please start again, and make sure that your browser accepts cookies.")
        ])
    case .contentTooLarge:
      PageMessage(
        title: Words("檔案太大", "The file is too large"),
        paragraphs: [Words("檔案須小於 5 MB（5,000,000 位元組）。", "A file must be smaller than 5 MB (5,000,000 bytes).")])
    case .badRequest, .methodNotAllowed, .unsupportedMediaType:
      PageMessage(
        title: Words("無法處理這個要求", "This request cannot be handled"),
        paragraphs: [Words("請回首頁重新操作。", "Please start again.")])
    case .serviceUnavailable:
      PageMessage(
        title: Words("目前無法提供服務", "Not available at the moment"),
        paragraphs: [
          Words(
            "系統暫時無法查詢所需資料，請稍後再試。您輸入的資料沒有被儲存。",
            "What we need to ask cannot be asked at the moment; please try again later. Nothing that you typed was kept."
          )
        ])
    default:
      PageMessage(
        title: Words("系統發生問題", "Something went wrong here"),
        paragraphs: [Words("請稍後再試，或撥打 0800-030-598。", "Please try again later, or call 0800-030-598.")])
    }
  }
}
