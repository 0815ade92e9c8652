import CardLedger
import CounterStore
import Foundation
import Hummingbird
import ReviewDomain

/// The special channel (專案申請): counter and medical staff apply on behalf of a person who is there with the documents.
struct StaffPages {
  let desk: CounterDesk
  private var applying: Applying { Applying(desk: desk) }

  func add(to router: Router<CounterContext>) {
    router.get("/staff/login") { _, context in desk.page(Self.login, context.visit) }
    router.post("/staff/login", use: logIn)
    router.post("/staff/logout", use: logOut)
    router.get("/staff", use: home)
    router.get("/staff/password") { _, context in
      _ = try desk.staffSession(context.visit, forPassword: true)
      return desk.page(Self.password, context.visit)
    }
    router.post("/staff/password", use: changePassword)
    router.get("/staff/apply") { _, context in
      _ = try desk.staffSession(context.visit)
      return desk.page(Self.choice, context.visit)
    }
    router.post("/staff/apply", use: choose)
  }

  // MARK: Logging in

  private static let login = PageForm(
    action: "/staff/login", title: Words("專案申請：人員登入", "Special channel: staff log in"),
    paragraphs: [
      Words(
        "供櫃檯及醫事機構人員代民眾申請。一般民眾請回首頁申請。",
        "For staff of counters and clinics who apply on behalf of others. Please apply from the home page yourself otherwise."
      )
    ],
    groups: [
      PageForm.Group(
        nil,
        [
          PageForm.Field("login", .text, Words("人員帳號", "Staff login"), autocomplete: "username"),
          PageForm.Field("password", .password, Words("密碼", "Password"), autocomplete: "current-password"),
        ])
    ], button: Words("登入", "Log in"))

  private func logIn(_ request: Request, _ context: CounterContext) async throws -> Response {
    let values = try await desk.form(request, context.visit)
    switch try await desk.checkedStaff(values["login"], password: values["password"], context.visit) {
    case .paused(let until): return desk.tooMany(until: until, context.visit)
    case .wrong:
      let fault = FieldFault("", "帳號或密碼不正確", "Login or password is not right")
      return desk.page(Self.login, values, faults: [fault], context.visit)
    case .right(let member):
      if let old = context.visit.staff { try desk.store.closeStaffSession(old.token.hash, at: desk.now()) }
      var response = Response.redirect(
        to: member.mustChangePassword ? "/staff/password" : "/staff", type: .normal)
      response.setCookie(try desk.openStaffSession(of: member))
      return response
    }
  }

  private func logOut(_ request: Request, _ context: CounterContext) async throws -> Response {
    _ = try await desk.form(request, context.visit)
    if let session = context.visit.staff { try desk.store.closeStaffSession(session.token.hash, at: desk.now()) }
    return .loggedOut(forgetting: CounterCookie.staff, to: "/staff/login")
  }

  private func home(_ request: Request, _ context: CounterContext) throws -> Response {
    let session = try desk.staffSession(context.visit).value
    let language = context.visit.language
    let sent = try desk.store.sentApplications(by: session.member.id, limit: 20)
    let states = desk.applications.states.states(of: sent.map(\.id), at: desk.now())
    return desk.page(
      "staff",
      [
        "name": session.member.name.text, "login": session.member.login.text,
        "until": CounterTime.text(session.until, in: language),
        "isSent": request.uri.queryParameters["sent"] == "yes",
        "applications": zip(sent, states).map { application, state in
          [
            "id": application.id.text, "sentAt": CounterTime.text(application.sentAt, in: language),
            "state": StatusPages.words(for: state)(in: language),
          ]
        },
      ], title: Words("專案申請", "Special channel"), context.visit)
  }

  // MARK: The password

  private static let password = PageForm(
    action: "/staff/password", title: Words("密碼變更", "Change the password"),
    paragraphs: [
      Words(
        "第一次登入請先變更密碼。人員密碼須為強式密碼：英文大寫、小寫、數字及特殊符號，8 至 12 碼。",
        "Please change it at the first login. A password of staff must be strong: capital and small letters, digits and marks, 8 to 12 characters."
      )
    ],
    groups: [
      PageForm.Group(
        nil,
        [
          PageForm.Field(
            "current", .password, Words("目前的密碼", "Your password now"), autocomplete: "current-password")
        ] + NewPassword.fields)
    ], button: Words("變更密碼", "Change the password"))

  private func changePassword(_ request: Request, _ context: CounterContext) async throws -> Response {
    let values = try await desk.form(request, context.visit)
    let (token, session) = try desk.staffSession(context.visit, forPassword: true)
    let login = session.member.login
    var faults: [FieldFault] = []
    let password = NewPassword.read(values, notBeing: login.text, &faults)
    if let password, password.strength != .strong {
      faults.append(FieldFault("password", "人員密碼須為強式密碼", "A password of staff must be strong"))
    }
    if let password, password.text == values["current"] {
      faults.append(FieldFault("password", "新密碼不可與目前的密碼相同", "The new password must be another one"))
    }
    switch try await desk.checkedStaff(login.text, password: values["current"], context.visit) {
    case .paused(let until): return desk.tooMany(until: until, context.visit)
    case .wrong: faults.insert(FieldFault("current", "密碼不正確", "The password is not right"), at: 0)
    case .right: break
    }
    guard faults.isEmpty, let password else {
      return desk.page(Self.password, values, faults: faults, context.visit)
    }
    _ = try desk.store.setStaffPassword(
      try await desk.passwords.record(of: password), of: login, isInitial: false, keeping: token.hash, at: desk.now())
    return .redirect(to: "/staff", type: .normal)
  }

  // MARK: Choosing the person

  private static let choice = PageForm(
    action: "/staff/apply", title: Words("專案申請：申請人", "Special channel: the applicant"),
    paragraphs: [
      Words(
        "請當場核對申請人的身分證件正本。每次查詢都會記錄您的帳號；不可為自己申請。",
        "Check the applicant's original document. Each query is recorded with your login; nobody applies on behalf of themselves."
      )
    ],
    groups: [
      PageForm.Group(
        Words("申請人", "Applicant"),
        [
          PageForm.Field("number", .text, Words("身分證號或居留證號", "ID number or residence number")),
          PageForm.Field(
            "born", .text, Words("出生日期", "Date of birth"), hint: Words("例如：70/1/1", "Such as 70/1/1 or 1981-01-01")),
        ]),
      PageForm.Group(
        Words("聯絡方式", "How the applicant is reached"),
        [
          ContactFields.phone,
          PageForm.Field(
            "mail", .email, Words("E-Mail", "E-mail"),
            hint: Words("審核結果會寄到這個信箱", "The answer goes to this address"), keyboard: "email"),
          PageForm.Field(
            "consent", .checkbox,
            Words(
              "申請人已同意隱私條款與服務政策，並知悉所上傳相片須為本人",
              "The applicant agrees to the privacy terms and the policy of service, and knows that the photo must be of themselves"
            )),
        ]),
    ], button: Words("下一步", "Next"))

  private func choose(_ request: Request, _ context: CounterContext) async throws -> Response {
    let values = try await desk.form(request, context.visit)
    let member = try desk.staffSession(context.visit).value.member
    var faults: [FieldFault] = []
    let number = try? IdentityNumber(typed: values["number"])
    if number == nil {
      faults.append(FieldFault("number", "請輸入正確的身分證號或居留證號", "Enter a right ID or residence number"))
    }
    let born = try? CivilDate(typed: values["born"])
    if born == nil { faults.append(FieldFault("born", "請輸入出生日期，例如：70/1/1", "Enter the date of birth, such as 70/1/1")) }
    let contact = ContactFields.read(values, &faults)
    if values["consent"].isEmpty {
      faults.append(FieldFault("consent", "須經申請人同意", "The applicant must agree"))
    }
    guard faults.isEmpty, let number, let born, let contact else {
      return desk.page(Self.choice, values, faults: faults, context.visit)
    }
    let attempt = Attempt(AttemptKey("staff lookup", member.login.text), .staffLookups)
    if let until = try desk.store.count([attempt], at: desk.now()) { return desk.tooMany(until: until, context.visit) }
    try desk.store.note(.personLookedUp, by: member.login, of: number, at: desk.now())
    let insured = try await desk.registry.find(number)
    // Number and day of birth together, so that nobody leafs through the register by numbers alone.
    guard let insured, insured.isInsured, insured.birthDate == born else {
      let fault = FieldFault(
        "number", "查無此身分證號與出生日期的保險對象", "Nobody with this number and date of birth is insured")
      return desk.page(Self.choice, values, faults: [fault], context.visit)
    }
    if try applying.isHolder(number) {
      let fault = FieldFault(
        "number", "此人已有虛擬健保卡，須先註銷", "This person has a virtual card, which must be cancelled first")
      return desk.page(Self.choice, values, faults: [fault], context.visit)
    }
    let applicant = DraftApplicant(
      number: number, name: insured.name, birthDate: insured.birthDate, phone: contact.phone, mail: contact.mail)
    guard try applying.begin(for: applicant, by: member) else {
      let fault = FieldFault("number", "不可為自己申請", "Nobody applies on behalf of themselves")
      return desk.page(Self.choice, values, faults: [fault], context.visit)
    }
    return .redirect(to: "/staff/apply/document", type: .normal)
  }
}
