import CardLedger
import CounterStore
import Foundation
import Hummingbird
import ReviewDomain

/// Registration by the phone alone (行動電話認證).
struct MobilePages {
  let desk: CounterDesk
  let numbers: any NumberVerification
  let attempts = MobileAttempts()

  /// Where phones come back to: the one page that takes no cookie and gives none, since a browser that comes from another site brings
  /// none of `SameSite=Strict`.
  static let returnPath = "/mobile/return"

  private var returnURL: URL { desk.settings.publicURL.appending(path: Self.returnPath) }

  func add(to router: Router<CounterContext>) {
    router.get("/mobile") { _, context in desk.page(Self.form, context.visit) }
    router.post("/mobile", use: begin)
    router.get("/mobile/return", use: comeBack)
    router.get("/mobile/check", use: check)
    router.post("/mobile/password", use: register)
  }

  private static let form = PageForm(
    action: "/mobile", title: Words("行動電話認證", "Register by mobile number"),
    paragraphs: [
      Words(
        "適用對象：本人申辦且登記為本人的月租型門號。預付卡無法進行認證，請改用裝置碼認證。",
        "For numbers on a monthly plan in your own name. Prepaid cards cannot be verified: please register on a computer instead."
      ),
      Words(
        "請在裝有本人 SIM 卡的手機上操作，關閉 Wi-Fi，使用 4G/5G 網路。",
        "Please use the phone that holds your SIM card, with Wi-Fi turned off, over 4G/5G."),
    ],
    groups: [
      PageForm.Group(
        nil,
        [
          PageForm.Field(
            "card", .text, Words("健保卡卡號後 4 碼", "Last four digits of the NHI card number"), keyboard: "numeric"),
          PageForm.Field(
            "number", .text, Words("身分證號或居留證號", "ID number or residence number"), autocomplete: "username"),
          PageForm.Field("phone", .tel, Words("手機門號", "Mobile number"), autocomplete: "tel", keyboard: "tel"),
        ])
    ], button: Words("下一步", "Next"))

  private func begin(_ request: Request, _ context: CounterContext) async throws -> Response {
    let values = try await desk.form(request, context.visit)
    var faults: [FieldFault] = []
    let card = values["card"].filter { !$0.isWhitespace }
    if card.utf8.count != 4 || !card.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      faults.append(FieldFault("card", "請輸入卡號後 4 碼數字", "Enter the last four digits"))
    }
    let number = try? IdentityNumber(typed: values["number"])
    if number == nil {
      faults.append(FieldFault("number", "請輸入正確的身分證號或居留證號", "Enter a right ID or residence number"))
    }
    let phone = try? MobileNumber(typed: values["phone"])
    if phone == nil {
      faults.append(FieldFault("phone", "請輸入 09 開頭的手機門號", "Enter a mobile number that begins with 09"))
    }
    guard faults.isEmpty, let number, let phone else {
      return desk.page(Self.form, values, faults: faults, context.visit)
    }
    if let until = try desk.countProof(of: number, context.visit) {
      return desk.tooMany(until: until, context.visit)
    }
    let isCardProved = try await desk.registry.find(number)?.isProved(byCardEnding: card) == true
    let state = SecretToken()
    let time = desk.now()
    let attempt = MobileAttempt(
      visit: context.visit.token, number: number, phone: phone, isCardProved: isCardProved, verifier: SecretToken(),
      lapsesAt: time.addingTimeInterval(MobileAttempts.lifetime))
    await attempts.begin(attempt, state: state, at: time)
    let address = numbers.authorization(
      state: state.text, challenge: attempt.challenge, returningTo: returnURL)
    // A link, not a redirect: the pages' policy lets no form lead to another site.
    return desk.message(
      PageMessage(
        title: Words("請關閉 Wi-Fi", "Please turn Wi-Fi off"),
        paragraphs: [
          Words(
            "接下來由電信公司透過 4G/5G 網路核對這支手機的門號。請確認已關閉 Wi-Fi 並開啟行動數據。",
            "Next your operator checks the number of this phone over 4G/5G. Please make sure that Wi-Fi is off and mobile data is on."
          )
        ],
        links: [(address.absoluteString, Words("前往電信公司認證", "Go on to the operator"))]), context.visit)
  }

  private func comeBack(_ request: Request, _ context: CounterContext) async throws -> Response {
    let state = request.uri.queryParameters["state"].map(String.init) ?? ""
    guard let code = request.uri.queryParameters["code"].map(String.init), code.utf8.count <= 2048,
      await attempts.bring(code, state: state, at: desk.now())
    else { return desk.message(Self.notProved, status: .unprocessableContent, context.visit) }
    return desk.message(
      PageMessage(
        title: Words("電信公司已回覆", "Your operator has answered"), paragraphs: [],
        links: [("/mobile/check?state=\(state)", Words("繼續", "Go on"))]), context.visit)
  }

  private func check(_ request: Request, _ context: CounterContext) async throws -> Response {
    let state = request.uri.queryParameters["state"].map(String.init) ?? ""
    guard let attempt = await attempts.attempt(state: state, of: context.visit.token, at: desk.now()),
      let code = attempt.code
    else { return desk.message(Self.notProved, status: .unprocessableContent, context.visit) }
    if attempt.isProved { return desk.page(Self.password(state), context.visit) }
    let proof = try await desk.evenly {
      try await numbers.proof(
        code, verifier: attempt.verifier.text, returningTo: returnURL, phone: attempt.phone, number: attempt.number)
    }
    switch proof {
    case .ownMonthlyPlan where attempt.isCardProved:
      await attempts.prove(state: state)
      return desk.page(Self.password(state), context.visit)
    case .prepaid:
      await attempts.end(state: state)
      return desk.message(
        PageMessage(
          title: Words("預付卡無法進行認證", "Prepaid cards cannot be verified"),
          paragraphs: [Words("請改用裝置碼認證：以電腦註冊。", "Please register on a computer instead.")],
          links: [("/register", Words("以電腦註冊", "Register on a computer"))]), status: .unprocessableContent,
        context.visit)
    case .ownMonthlyPlan, .notProved:
      await attempts.end(state: state)
      try desk.store.note(.proofRefused, of: attempt.number, at: desk.now())
      return desk.message(Self.notProved, status: .unprocessableContent, context.visit)
    }
  }

  private static let notProved = PageMessage(
    title: Words("認證未成功", "Not verified"),
    paragraphs: [
      Words(
        "請確認卡號、身分證號及門號正確，門號為本人申辦的月租型門號，並已關閉 Wi-Fi。也可以改用裝置碼認證。",
        "Please check card number, ID number and mobile number, that the number is on a monthly plan of your own, and that Wi-Fi is off; or register on a computer."
      )
    ],
    links: [
      ("/mobile", Words("重新開始", "Begin again")), ("/register", Words("以電腦註冊", "Register on a computer")),
    ])

  private static func password(_ state: String) -> PageForm {
    PageForm(
      action: "/mobile/password?state=\(state)", title: Words("設定註冊密碼", "Your password"),
      groups: [
        PageForm.Group(nil, NewPassword.fields + [ContactFields.mail, ContactFields.spare])
      ], button: Words("完成註冊", "Register"))
  }

  private func register(_ request: Request, _ context: CounterContext) async throws -> Response {
    let values = try await desk.form(request, context.visit)
    let state = request.uri.queryParameters["state"].map(String.init) ?? ""
    guard let attempt = await attempts.attempt(state: state, of: context.visit.token, at: desk.now()),
      attempt.isProved, let insured = try await desk.registry.find(attempt.number)
    else { return desk.message(Self.notProved, status: .unprocessableContent, context.visit) }
    var faults: [FieldFault] = []
    let password = NewPassword.read(values, notBeing: attempt.number.text, &faults)
    let contact = ContactFields.read(values, phone: attempt.phone, &faults)
    guard faults.isEmpty, let password, let contact else {
      return desk.page(Self.password(state), values, faults: faults, context.visit)
    }
    let record = try await desk.passwords.record(of: password)
    await attempts.end(state: state)
    let device = context.visit.device ?? SecretToken()
    try desk.apply(
      .registerByMobile(
        Registration(
          number: insured.number, name: insured.name, birthDate: insured.birthDate, contact: contact, password: record),
        NewDevice(token: device.hash, label: DeviceLabel.of(request))), link: nil)
    try desk.store.forgive(desk.loginKeys(of: insured.number.text, context.visit))
    guard let account = try desk.store.account(of: insured.number, at: desk.now()) else {
      throw HTTPError(.internalServerError)
    }
    let strength = NewPassword.words(for: password.strength)
    var response = desk.message(
      PageMessage(
        title: Words("行動電話認證成功", "Your phone is verified"),
        paragraphs: [
          Words(
            "密碼設定完成，密碼強度：\(strength.chinese)。為確保資料安全，登入狀態最久只保留 2 小時，之後請以帳號（身分證號或居留證號）及密碼重新登入。",
            "Your password is set; its strength: \(strength.english). A login lasts for 2 hours at most; after that please log in with your ID number and password."
          )
        ], links: [("/account", Words("我的帳號", "My account"))]), context.visit)
    response.setCookie(CounterCookie.make(CounterCookie.device, device.text, seconds: DeviceLabel.cookieSeconds))
    response.setCookie(try desk.openSession(of: account, device: device))
    return response
  }
}
