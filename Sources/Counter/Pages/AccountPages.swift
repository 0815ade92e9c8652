import CardLedger
import CounterStore
import Foundation
import Hummingbird
import ReviewDomain

/// What a person does once logged in: devices, password, deletion.
struct AccountPages {
  let desk: CounterDesk

  func add(to router: Router<CounterContext>) {
    router.get("/account", use: account)
    router.get("/account/code") { _, _ in Response.redirect(to: "/account", type: .normal) }
    router.post("/account/code", use: code)
    router.post("/account/devices/{key}/remove", use: removeDevice)
    router.get("/account/password") { _, context in
      _ = try desk.session(context.visit)
      return desk.page(Self.password, context.visit)
    }
    router.post("/account/password", use: changePassword)
    router.get("/account/delete") { _, context in
      _ = try desk.session(context.visit)
      return desk.page(Self.deletion, context.visit)
    }
    router.post("/account/delete", use: delete)
  }

  private func account(_ request: Request, _ context: CounterContext) throws -> Response {
    let (_, session) = try desk.session(context.visit)
    let account = session.account
    let language = context.visit.language
    let devices = try desk.store.devices(of: account.id).map { device in
      [
        "key": "\(device.id.key)", "label": device.label,
        "certifiedAt": CounterTime.text(device.certifiedAt, in: language),
        "method": Self.words(for: device.method)(in: language), "isThis": device.id == session.device?.id,
      ] as [String: Any]
    }
    return desk.page(
      "account",
      [
        "number": account.number.masked, "name": account.name.text, "phone": account.contact.phone.masked,
        "mail": account.contact.mail.masked, "until": CounterTime.text(session.until, in: language), "devices": devices,
      ], title: Words("我的帳號", "My account"), context.visit)
  }

  private static func words(for method: DeviceMethod) -> Words {
    switch method {
    case .mobile: Words("行動電話認證", "by mobile number")
    case .deviceCode: Words("裝置碼認證", "by device code")
    }
  }

  private func code(_ request: Request, _ context: CounterContext) async throws -> Response {
    _ = try await desk.form(request, context.visit)
    let (_, session) = try desk.session(context.visit)
    var random = SystemRandomNumberGenerator()
    let code = DeviceCode(using: &random)
    let until = try desk.store.issueCode(code, for: session.account.id, at: desk.now())
    guard let picture = QRPicture(of: "\(desk.settings.publicURL.absoluteString)/certify?code=\(code.text)") else {
      throw HTTPError(.internalServerError)
    }
    return desk.page(
      "code",
      [
        "code": code.text, "until": CounterTime.text(until, in: context.visit.language), "side": picture.side,
        "path": picture.path,
      ], title: Words("裝置認證碼", "Device code"), context.visit)
  }

  private func removeDevice(_ request: Request, _ context: CounterContext) async throws -> Response {
    _ = try await desk.form(request, context.visit)
    let (_, session) = try desk.session(context.visit)
    guard let key = context.parameters.get("key", as: Int64.self),
      try desk.store.removeDevice(.init(key: key), of: session.account.id, at: desk.now())
    else { throw HTTPError(.notFound) }
    return .redirect(to: "/account", type: .normal)
  }

  private static let current = PageForm.Field(
    "current", .password, Words("目前的密碼", "Your password now"), autocomplete: "current-password")

  private static let password = PageForm(
    action: "/account/password", title: Words("註冊密碼變更", "Change the password"),
    groups: [PageForm.Group(nil, [current] + NewPassword.fields)], button: Words("變更密碼", "Change the password"))

  private static let deletion = PageForm(
    action: "/account/delete", title: Words("刪除帳號", "Delete the account"),
    paragraphs: [
      Words(
        "刪除後，您的註冊資料及所有行動裝置的認證都會移除。已送出的虛擬健保卡申請不受影響。",
        "Your registration and the certification of all devices will be removed. Applications that were sent stay as they are."
      )
    ], groups: [PageForm.Group(nil, [current])], button: Words("刪除帳號", "Delete the account"), isGrave: true)

  private static let wrong = FieldFault("current", "密碼不正確", "The password is not right")

  private func changePassword(_ request: Request, _ context: CounterContext) async throws -> Response {
    let values = try await desk.form(request, context.visit)
    let (token, session) = try desk.session(context.visit)
    var faults: [FieldFault] = []
    let password = NewPassword.read(values, notBeing: session.account.number.text, &faults)
    switch try await isCurrent(values, session, context.visit) {
    case .paused(let until): return desk.tooMany(until: until, context.visit)
    case .wrong: faults.insert(Self.wrong, at: 0)
    case .right: break
    }
    guard faults.isEmpty, let password else {
      return desk.page(Self.password, values, faults: faults, context.visit)
    }
    try desk.store.changePassword(
      try await desk.passwords.record(of: password), of: session.account.id, keeping: token.hash, at: desk.now())
    return desk.message(
      PageMessage(
        title: Words("密碼已變更", "Your password is changed"),
        paragraphs: [Words("其他裝置上的登入已結束。", "Logins elsewhere have ended.")],
        links: [("/account", Words("我的帳號", "My account"))]), context.visit)
  }

  private func delete(_ request: Request, _ context: CounterContext) async throws -> Response {
    let values = try await desk.form(request, context.visit)
    let (_, session) = try desk.session(context.visit)
    switch try await isCurrent(values, session, context.visit) {
    case .paused(let until): return desk.tooMany(until: until, context.visit)
    case .wrong: return desk.page(Self.deletion, values, faults: [Self.wrong], context.visit)
    case .right: break
    }
    try desk.apply(.delete(session.account.number), link: nil)
    var visit = context.visit
    visit.session = nil
    var response = desk.message(
      PageMessage(
        title: Words("帳號已刪除", "Your account is deleted"),
        paragraphs: [Words("您可以隨時重新註冊。", "You may register again at any time.")]),
      visit)
    response.setCookie(CounterCookie.removing(CounterCookie.session))
    return response
  }

  /// Whoever finds a phone that is logged in does not know the password yet.
  private func isCurrent(_ values: FormValues, _ session: Session, _ visit: Visit) async throws -> LoginCheck {
    try await desk.checked(
      FormValues(["number": session.account.number.text, "password": values["current"]]), visit)
  }
}
