import Foundation
import Hummingbird
import NIOCore

/// Why a request of a program's was not carried out (RFC 9457), as a value to be thrown.
struct APIProblem: Error {
  let status: HTTPResponse.Status
  let title: Words
  var faults: [FieldFault] = []
  /// Seconds after which trying again may help.
  var retryAfter: Int?

  /// Answers a failure whose page would say the same.
  init(_ status: HTTPResponse.Status, _ title: Words, faults: [FieldFault] = [], retryAfter: Int? = nil) {
    self.status = status
    self.title = title
    self.faults = faults
    self.retryAfter = retryAfter
  }

  /// Tells somebody to wait.
  init(pausedUntil end: Date, at time: Date) {
    self.init(
      .tooManyRequests, Words("嘗試次數過多，請稍後再試", "Too many tries; please try again later"),
      retryAfter: max(1, Int(end.timeIntervalSince(time).rounded(.up))))
  }

  private struct Body: Encodable {
    struct Fault: Encodable {
      let field, text: String
    }

    let status: Int
    let title: String
    let faults: [Fault]
  }

  func response(in language: Language) -> Response {
    let body = Body(
      status: status.code, title: title(in: language),
      faults: faults.map { Body.Fault(field: $0.field, text: $0.words(in: language)) })
    var response = Response.json(body, status: status, type: "application/problem+json", language)
    if let retryAfter { response.headers[.retryAfter] = "\(retryAfter)" }
    if status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
    return response
  }
}

extension Response {
  /// - Parameter type: the media type, without parameters.
  static func json(
    _ value: some Encodable, status: HTTPResponse.Status = .ok, type: String = "application/json", _ language: Language
  ) -> Response {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let bytes = try? encoder.encode(value) else { return Response(status: .internalServerError) }
    return Response(
      status: status, headers: [.contentType: type, .contentLanguage: language.rawValue],
      body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
