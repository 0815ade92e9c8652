import CardLedger
import CounterStore
import Foundation
import Hummingbird
import ReviewDomain

/// Logging in and out, certifying a phone by its code, and the link of the mail about a forgotten password.
struct LoginPages {
  let desk: CounterDesk

  func add(to router: Router<CounterContext>) {
    router.get("/login") { _, context in desk.page(Self.form, context.visit) }
    router.post("/login", use: login)
    router.post("/logout", use: logout)
    router.get("/certify") { request, context in
      let code = request.uri.queryParameters["code"].flatMap { DeviceCode(typed: String($0)) }
      return desk.page(Self.certification, FormValues(["code": code?.text ?? ""]), context.visit)
    }
    router.post("/certify", use: certify)
    router.get("/renew/{token}") { _, context in
      guard let token = Self.token(context), try desk.store.accountToRenew(link: token.hash, at: desk.now()) != nil
      else { return desk.message(RegistrationPages.voidLink, status: .gone, context.visit) }
      return desk.page(Self.renewal(token), context.visit)
    }
    router.post("/renew/{token}", use: renew)
  }

  private static let credentials = [
    PageForm.Field(
      "number", .text, Words("帳號（身分證號或居留證號）", "Account (ID or residence number)"), autocomplete: "username"),
    PageForm.Field("password", .password, Words("註冊密碼", "Password"), autocomplete: "current-password"),
  ]

  private static let form = PageForm(
    action: "/login", title: Words("登入", "Log in"),
    paragraphs: [Words("登入狀態最久保留 2 小時。", "A login lasts for 2 hours at most.")],
    groups: [PageForm.Group(nil, credentials)], button: Words("登入", "Log in"))

  private static let certification = PageForm(
    action: "/certify", title: Words("裝置碼認證", "Certify this phone"),
    paragraphs: [
      Words(
        "請先在電腦登入並產生裝置認證碼，再於這支手機輸入。",
        "Log in on a computer and produce a device code first, then type it on this phone.")
    ],
    groups: [
      PageForm.Group(
        nil,
        credentials + [
          PageForm.Field(
            "code", .text, Words("裝置認證碼", "Device code"),
            hint: Words("8 碼，不分大小寫", "8 characters; capital or small does not matter"),
            autocomplete: "one-time-code")
        ])
    ], button: Words("認證這支手機", "Certify this phone"))

  private static let wrong = FieldFault(
    "", "帳號或密碼不正確，或註冊尚未完成認證", "Account or password is not right, or the registration is not confirmed yet")

  static let wrongCode = FieldFault(
    "code", "裝置認證碼不正確或已失效，請在電腦重新產生", "The code is not right or void; produce a new one on the computer")

  private func login(_ request: Request, _ context: CounterContext) async throws -> Response {
    let values = try await desk.form(request, context.visit)
    switch try await desk.checked(values, context.visit) {
    case .paused(let until): return desk.tooMany(until: until, context.visit)
    case .wrong: return desk.page(Self.form, values, faults: [Self.wrong], context.visit)
    case .right(let account):
      return try open(account, device: context.visit.device, context.visit, .redirect(to: "/account", type: .normal))
    }
  }

  private func certify(_ request: Request, _ context: CounterContext) async throws -> Response {
    let values = try await desk.form(request, context.visit)
    switch try await desk.checked(values, context.visit) {
    case .paused(let until): return desk.tooMany(until: until, context.visit)
    case .wrong: return desk.page(Self.certification, values, faults: [Self.wrong], context.visit)
    case .right(let account):
      let device = context.visit.device ?? SecretToken()
      let isCertified = try desk.store.certify(
        NewDevice(token: device.hash, label: DeviceLabel.of(request)), of: account.id,
        code: DeviceCode(typed: values["code"]), at: desk.now())
      guard isCertified else {
        return desk.page(Self.certification, values, faults: [Self.wrongCode], context.visit)
      }
      var response = desk.message(
        PageMessage(
          title: Words("裝置認證成功", "This phone is certified"),
          paragraphs: [Words("這支手機已完成認證，可以開始使用。", "You can use it from now on.")],
          links: [("/account", Words("我的帳號", "My account"))]), context.visit)
      response.setCookie(CounterCookie.make(CounterCookie.device, device.text, seconds: DeviceLabel.cookieSeconds))
      return try open(account, device: device, context.visit, response)
    }
  }

  /// Opens a session and gives the browser its cookie. A token that the browser brought is never taken for the new session.
  private func open(
    _ account: StoredAccount, device: SecretToken?, _ visit: Visit, _ response: Response
  ) throws -> Response {
    if let old = visit.session { try desk.store.closeSession(old.token.hash, at: desk.now()) }
    var response = response
    response.setCookie(try desk.openSession(of: account, device: device))
    return response
  }

  private func logout(_ request: Request, _ context: CounterContext) async throws -> Response {
    _ = try await desk.form(request, context.visit)
    if let session = context.visit.session { try desk.store.closeSession(session.token.hash, at: desk.now()) }
    return .loggedOut(forgetting: CounterCookie.session, to: "/")
  }

  private static func token(_ context: CounterContext) -> SecretToken? {
    context.parameters.get("token").flatMap { SecretToken(text: String($0)) }
  }

  private static func renewal(_ token: SecretToken) -> PageForm {
    PageForm(
      action: "/renew/\(token.text)", title: Words("設定新密碼", "Your new password"),
      groups: [PageForm.Group(nil, NewPassword.fields)], button: Words("設定密碼", "Set the password"))
  }

  private func renew(_ request: Request, _ context: CounterContext) async throws -> Response {
    let values = try await desk.form(request, context.visit)
    guard let token = Self.token(context),
      let account = try desk.store.accountToRenew(link: token.hash, at: desk.now())
    else { return desk.message(RegistrationPages.voidLink, status: .gone, context.visit) }
    var faults: [FieldFault] = []
    guard let password = NewPassword.read(values, notBeing: account.number.text, &faults) else {
      return desk.page(Self.renewal(token), values, faults: faults, context.visit)
    }
    let record = try await desk.passwords.record(of: password)
    guard try desk.store.renewPassword(record, link: token.hash, at: desk.now()) else {
      return desk.message(RegistrationPages.voidLink, status: .gone, context.visit)
    }
    // The person has been proved again: lockouts end.
    try desk.store.forgive(desk.loginKeys(of: account.number.text, context.visit))
    return desk.message(
      PageMessage(
        title: Words("密碼已更新", "Your password is set"),
        paragraphs: [Words("請使用新密碼登入。", "Please log in with the new password.")],
        links: [("/login", Words("登入", "Log in"))]), context.visit)
  }
}

/// What a check of account and password found.
enum LoginCheck {
  case right(StoredAccount)
  case wrong
  case paused(until: Date)
}

extension CounterDesk {
  /// Checks `number` and `password` of a form, in the same time whether or not there is such an account.
  func checked(_ values: FormValues, _ visit: Visit) async throws -> LoginCheck {
    let number = try? IdentityNumber(typed: values["number"])
    // A number that is none is counted too: else its answer would come sooner.
    let subject = number?.text ?? "none"
    try await passwords.requireRoom()
    if let until = try store.count(try loginAttempts(of: subject, number, visit), at: now()) {
      return .paused(until: until)
    }
    return try await evenly {
      let credential = try number.flatMap { try store.credential(of: $0) }
      guard try await passwords.isRight(values["password"], for: credential?.password), let credential else {
        try store.note(.loginRefused, of: number, at: now())
        return .wrong
      }
      try store.forgive(loginKeys(of: subject, visit))
      return .right(credential.account)
    }
  }

  /// Opens a session.
  ///
  /// - Returns: its cookie.
  func openSession(of account: StoredAccount, device: SecretToken?) throws -> Cookie {
    let token = try sessionToken(of: account, device: device)
    return CounterCookie.make(CounterCookie.session, token.text, seconds: Int(Self.sessionSeconds))
  }

  /// Opens a session.
  ///
  /// - Parameter device: what the browser or program brought, certified or not.
  func sessionToken(of account: StoredAccount, device: SecretToken?) throws -> SecretToken {
    let token = SecretToken()
    try store.openSession(
      token.hash, of: account.id, device: device?.hash, until: now().addingTimeInterval(Self.sessionSeconds), at: now())
    return token
  }

  /// A person on a certified device is counted on that device alone, whatever others try elsewhere in that person's name.
  private func loginAttempts(of subject: String, _ number: IdentityNumber?, _ visit: Visit) throws -> [Attempt] {
    if let device = visit.device, let number, try store.isCertified(device.hash, for: number) {
      return [Attempt(AttemptKey("login on", subject, device.text), .login)]
    }
    return [
      Attempt(AttemptKey("login from", subject, visit.address), .login),
      Attempt(AttemptKey("logins of", subject), .loginsOfAccount),
      Attempt(AttemptKey("logins from", visit.address), .loginsFromAddress),
    ]
  }

  /// What a right password makes forgotten; what came from the address as a whole is counted on.
  func loginKeys(of subject: String, _ visit: Visit) -> [AttemptKey] {
    [AttemptKey("login from", subject, visit.address), AttemptKey("logins of", subject)]
      + (visit.device.map { [AttemptKey("login on", subject, $0.text)] } ?? [])
  }
}

/// What a browser calls itself, for the person to tell devices apart.
enum DeviceLabel {
  /// A year; a device is certified until it is removed or its browser forgets the cookie.
  static let cookieSeconds = 31_536_000

  static func of(_ request: Request) -> String {
    let agent = request.headers[.userAgent] ?? ""
    let system =
      ["iPhone", "iPad", "Android", "Windows", "Macintosh", "Linux"].first(where: agent.contains) ?? "手機"
    let browser = ["Edg", "Firefox", "Chrome", "Safari"].first(where: agent.contains) ?? ""
    return [system, browser].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
