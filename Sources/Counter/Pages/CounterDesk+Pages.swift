import Foundation
import HTTPTypes
import Hummingbird

extension CounterDesk {
  /// A whole page.
  func page(
    _ template: String, _ values: [String: Any], title: Words, status: HTTPResponse.Status = .ok, _ visit: Visit
  ) -> Response {
    let isEnglish = visit.language == .english
    var inner = values
    inner["en"] = isEnglish
    inner["token"] = FormToken(key: store.formKey).text(for: visit.token)
    let html = pages.html(
      "layout",
      [
        "title": title(in: visit.language), "body": pages.html(template, inner), "en": isEnglish,
        "language": visit.language.rawValue, "isLoggedIn": visit.session != nil,
        "isStaff": visit.staff != nil, "token": inner["token"] ?? "",
      ])
    return Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8", .contentLanguage: visit.language.rawValue],
      body: .init(byteBuffer: ByteBuffer(string: html)))
  }

  /// A form's page, not filled in.
  func page(_ form: PageForm, _ visit: Visit) -> Response { page(form, nil, visit) }

  /// A form's page; with faults its status is 422, so that programs see what people read.
  func page(
    _ form: PageForm, _ values: FormValues?, faults: [FieldFault] = [], status: HTTPResponse.Status? = nil,
    _ visit: Visit
  ) -> Response {
    page(
      "form", form.shown(values, faults, in: visit.language), title: form.title,
      status: status ?? (faults.isEmpty ? .ok : .unprocessableContent), visit)
  }

  func message(_ message: PageMessage, status: HTTPResponse.Status = .ok, _ visit: Visit) -> Response {
    page(
      "message",
      [
        "title": message.title(in: visit.language),
        "paragraphs": message.paragraphs.map { ["text": $0(in: visit.language)] },
        "links": message.links.map { ["address": $0.address, "text": $0.words(in: visit.language)] },
      ], title: message.title, status: status, visit)
  }

  /// Tells somebody to wait.
  func tooMany(until: Date, _ visit: Visit) -> Response {
    let time = until.addingTimeInterval(59).inTaiwan.dropFirst(11).prefix(5)
    var response = message(
      PageMessage(
        title: Words("嘗試次數過多", "Too many tries"),
        paragraphs: [
          Words(
            "為保護帳號安全，請於今日 \(time) 以後再試。如果忘記密碼，請使用「忘記註冊密碼」。",
            "To protect accounts, please try again after \(time). If you have forgotten your password, use “Forgot your password?”."
          )
        ]), status: .tooManyRequests, visit)
    response.headers[.retryAfter] = "\(max(1, Int(until.timeIntervalSince(now()).rounded(.up))))"
    return response
  }
}
