import CardLedger
import CounterStore
import Foundation
import Hummingbird
import ReviewDomain

/// Registration at a desktop (裝置碼認證的註冊), the link of its mail, and what helps with it.
struct RegistrationPages {
  let desk: CounterDesk

  func add(to router: Router<CounterContext>) {
    router.get("/register") { _, context in desk.page(Self.form, context.visit) }
    router.post("/register", use: register)
    router.get("/register/sent") { request, context in
      desk.message(
        Self.sent(
          isDoubtful: request.uri.queryParameters["mail"] == "doubtful",
          strength: request.uri.queryParameters["password"].flatMap { PasswordStrength(rawValue: String($0)) }),
        context.visit)
    }
    router.get("/confirm/{token}") { _, context in
      desk.page(Self.confirmation(context.parameters.get("token") ?? ""), context.visit)
    }
    router.post("/confirm/{token}", use: confirm)
    for help in Help.allCases {
      router.get("/\(help.rawValue)") { _, context in desk.page(help.form, context.visit) }
      router.post("/\(help.rawValue)") { request, context in try await answer(help, request, context) }
      router.get("/\(help.rawValue)/sent") { _, context in desk.message(help.sent, context.visit) }
    }
  }

  private static let form = PageForm(
    action: "/register", title: Words("健保卡網路服務註冊", "NHI card online services: registration"),
    paragraphs: [
      Words(
        "請備妥戶口名簿。送出後，我們會寄認證信到您的電子郵件信箱，請於 5 天內點選信中連結完成認證，逾期本次申請即失效。",
        "Please have your household certificate at hand. We will send an e-mail with a link, to be followed within 5 days; after that this application is void."
      )
    ],
    groups: [
      PersonProof.group, PageForm.Group(Words("設定密碼", "Your password"), NewPassword.fields),
      PageForm.Group(
        Words("聯絡方式", "How we reach you"),
        [
          ContactFields.phone, ContactFields.mail, ContactFields.spare,
          PageForm.Field(
            "rules", .checkbox,
            Words("我已閱讀並瞭解網路服務註冊相關規定", "I have read and understood the rules of online registration")),
        ]),
    ], button: Words("確認申請", "Apply"))

  private func register(_ request: Request, _ context: CounterContext) async throws -> Response {
    let values = try await desk.form(request, context.visit)
    var faults: [FieldFault] = []
    let person = PersonProof(values, &faults)
    let password = NewPassword.read(values, notBeing: values["number"], &faults)
    let contact = ContactFields.read(values, &faults)
    if values["rules"].isEmpty { faults.append(FieldFault("rules", "請閱讀並勾選相關規定", "Read the rules and tick the box")) }
    guard faults.isEmpty, let person, let password, let contact else {
      return desk.page(Self.form, values, faults: faults, context.visit)
    }
    try await desk.passwords.requireRoom()
    if let until = try desk.countProof(of: person.number, context.visit) {
      return desk.tooMany(until: until, context.visit)
    }
    try await desk.evenly {
      // Hashed whether or not it will be kept.
      let record = try await desk.passwords.record(of: password)
      guard let insured = try await desk.proved(person) else { return }
      let link = SecretToken()
      try desk.apply(
        .register(
          Registration(
            number: insured.number, name: insured.name, birthDate: insured.birthDate, contact: contact,
            password: record), link: link.hash), link: link)
    }
    let doubtful = contact.mail.deliveryDoubtful ? "&mail=doubtful" : ""
    return .redirect(to: "/register/sent?password=\(password.strength.rawValue)\(doubtful)", type: .normal)
  }

  private static func sent(isDoubtful: Bool, strength: PasswordStrength?) -> PageMessage {
    var paragraphs = [
      Words(
        "如果您填寫的資料與健保及戶籍資料相符，認證信會在幾分鐘內寄到您的信箱，請於 5 天內點選信中的連結。",
        "If what you typed agrees with the register, an e-mail will reach you within minutes; please follow its link within 5 days."
      ),
      Words(
        "如果沒有收到，請先查看垃圾郵件匣，再確認姓名、戶號及戶籍地址是否與戶口名簿相同後重新申請，或撥打 0800-030-598。",
        "If nothing comes, look into your spam folder, compare name, household number and address with the household certificate and apply again, or call 0800-030-598."
      ),
    ]
    if let strength {
      let words = NewPassword.words(for: strength)
      paragraphs.append(
        Words("您設定的密碼強度：\(words.chinese)。", "The strength of your password: \(words.english)."))
    }
    if isDoubtful {
      paragraphs.append(
        Words(
          "您填寫的是微軟信箱，可能收不到本署寄發的信件；如 1 小時內沒有收到，建議改用其他信箱重新申請。",
          "You gave a Microsoft address, which our mail may not reach. If nothing comes within an hour, please apply again with another address."
        ))
    }
    return PageMessage(title: Words("已收到您的申請", "We have your application"), paragraphs: paragraphs)
  }

  private static func confirmation(_ token: String) -> PageForm {
    // What is no token stands in no page.
    let path = SecretToken(text: token)?.text ?? "void"
    return PageForm(
      action: "/confirm/\(path)", title: Words("健保卡註冊認證作業", "Confirm your registration"),
      paragraphs: [Words("請按下按鈕完成註冊認證。", "Press the button to confirm your registration.")],
      button: Words("完成認證", "Confirm"))
  }

  private func confirm(_ request: Request, _ context: CounterContext) async throws -> Response {
    _ = try await desk.form(request, context.visit)
    let token = context.parameters.get("token").flatMap { SecretToken(text: String($0)) }
    guard let token, try desk.store.confirm(link: token.hash, at: desk.now()) != nil else {
      return desk.message(Self.voidLink, status: .gone, context.visit)
    }
    return desk.message(
      PageMessage(
        title: Words("註冊認證完成", "Your registration is confirmed"),
        paragraphs: [Words("請登入後產生裝置認證碼，完成手機的裝置認證。", "Please log in and produce a device code to certify your phone.")],
        links: [("/login", Words("登入", "Log in"))]), context.visit)
  }

  static let voidLink = PageMessage(
    title: Words("連結已失效", "This link is void"),
    paragraphs: [
      Words("連結已逾期、已使用，或有更新的信件。請重新申請。", "It has lapsed, was used, or a newer e-mail was sent. Please ask again.")
    ])
}

/// What helps somebody who is not logged in; each takes the same proof of the person, and each says the same whether or not anybody is
/// registered.
private enum Help: String, CaseIterable {
  case resend
  case forgot
  case withdraw

  var title: Words {
    switch self {
    case .resend: Words("重寄認證信", "Send the verification e-mail again")
    case .forgot: Words("忘記註冊密碼", "Forgot your password?")
    case .withdraw: Words("刪除註冊申請", "Cancel a registration")
    }
  }

  var form: PageForm {
    let explained =
      switch self {
      case .resend:
        Words(
          "認證信會寄到您申請時填寫的信箱，先前信件的連結會失效。", "It goes to the address that you registered with; earlier links become void.")
      case .forgot:
        Words(
          "我們會寄設定新密碼的連結到您註冊的信箱，30 分鐘內有效。",
          "A link for a new password goes to your registered address; it works for 30 minutes.")
      case .withdraw:
        Words(
          "刪除尚未認證的註冊申請。已完成認證的帳號，請登入後刪除。",
          "For registrations that are not confirmed yet. To delete an account, log in first.")
      }
    return PageForm(
      action: "/\(rawValue)", title: title, paragraphs: [explained], groups: [PersonProof.group],
      button: Words("送出", "Send"))
  }

  var sent: PageMessage {
    let said =
      switch self {
      case .resend, .forgot:
        Words(
          "如果您填寫的資料相符，信件會在幾分鐘內寄到您註冊的信箱。",
          "If what you typed agrees, an e-mail will reach your registered address within minutes.")
      case .withdraw:
        Words(
          "如果您填寫的資料相符且有尚未認證的申請，該申請已刪除。",
          "If what you typed agrees and an unconfirmed registration was there, it is deleted.")
      }
    return PageMessage(title: title, paragraphs: [said])
  }
}

extension RegistrationPages {
  private func answer(_ help: Help, _ request: Request, _ context: CounterContext) async throws -> Response {
    let values = try await desk.form(request, context.visit)
    var faults: [FieldFault] = []
    guard let person = PersonProof(values, &faults) else {
      return desk.page(help.form, values, faults: faults, context.visit)
    }
    if let until = try desk.countProof(of: person.number, context.visit) {
      return desk.tooMany(until: until, context.visit)
    }
    try await desk.evenly {
      guard let insured = try await desk.proved(person) else { return }
      let link = SecretToken()
      switch help {
      case .resend: try desk.apply(.resendMail(insured.number, link: link.hash), link: link)
      case .forgot: try desk.apply(.forgotPassword(insured.number, link: link.hash), link: link)
      case .withdraw:
        // An account that is in use takes its password to be deleted.
        guard try desk.store.account(of: insured.number, at: desk.now())?.state != .active else { return }
        try desk.apply(.delete(insured.number), link: nil)
      }
    }
    return .redirect(to: "/\(help.rawValue)/sent", type: .normal)
  }
}

extension CounterDesk {
  /// Counts a try to prove a person.
  ///
  /// - Returns: until when none is taken; nil = it may be made.
  func countProof(of number: IdentityNumber, _ visit: Visit) throws -> Date? {
    try store.count(
      [
        Attempt(AttemptKey("proof", number.text), .proofsOfPerson),
        Attempt(AttemptKey("proofs from", visit.address), .proofsFromAddress),
      ], at: now())
  }

  /// The person of the register that somebody proved to be; nil, noted in the trail, where the proof fails.
  func proved(_ person: PersonProof) async throws -> InsuredPerson? {
    let insured = try await registry.find(person.number)
    guard let insured, insured.isProved(by: person.proof) else {
      try store.note(.proofRefused, of: person.number, at: now())
      return nil
    }
    return insured
  }
}
