import CardLedger
import CounterStore
import Foundation
import Hummingbird
import NightRun
import ReviewDomain

/// Applying for a card: consent, document, photo, check, sent. Each upload is inspected at once, and the person told what would become of
/// it; sending it all the same is the person's right.
struct ApplicationPages {
  let desk: CounterDesk
  private var tools: ApplicationDesk { desk.applications }

  func add(to router: Router<CounterContext>) {
    router.get("/apply", use: begin)
    router.post("/apply", use: consent)
    router.get("/apply/document") { _, context in try page(.document, context.visit) }
    router.post("/apply/document") { request, context in try await upload(.document, request, context) }
    router.get("/apply/photo") { _, context in try page(.photo, context.visit) }
    router.post("/apply/photo") { request, context in try await upload(.photo, request, context) }
    router.get("/apply/check", use: check)
    router.get("/apply/picture/{which}", use: picture)
    router.post("/apply/send", use: send)
  }

  // MARK: Consent

  private static let terms = PageForm(
    action: "/apply", title: Words("申請虛擬健保卡（一般申請）", "Apply for a virtual NHI card"),
    paragraphs: [
      Words(
        "所上傳相片為本人資料，如有不實，健保署得拒絕其申請虛擬健保卡，嗣後發現非本人者，得終止使用。若經發現以不正當行為領取保險給付，將依健保法第 81 條第 1 項規定處以罰鍰，涉及刑責者，移送司法機關辦理。",
        "The photo must be of yourself. Otherwise the application may be refused or the card ended; improper claims are fined under article 81 of the National Health Insurance Act, and crimes are prosecuted."
      ),
      Words(
        "於就醫時，醫事機構無法依相片辨識本人相貌，本人需提供國民身分證或其他足以證明身分之文件以供查驗；若無法提供查驗，醫事機構得拒絕本人使用虛擬健保卡就醫。",
        "Where you cannot be recognised by the photo, a clinic may ask for an identity document, and refuse the virtual card without one."
      ),
      Words(
        "請準備：身分證件正面（外籍人士為居留證正面；未滿 14 歲得以健保卡正面代替）及近年正面半身照。",
        "You need the front of your identity document (residence permit; under 14 the NHI card will do) and a recent half-body photo from the front."
      ),
    ],
    groups: [
      PageForm.Group(
        nil,
        [
          PageForm.Field(
            "consent", .checkbox, Words("我同意隱私條款與服務政策", "I agree to the privacy terms and the policy of service"))
        ])
    ], button: Words("下一步", "Next"))

  private func begin(_ request: Request, _ context: CounterContext) throws -> Response {
    if let obstacle = try obstacle(context.visit) { return obstacle }
    return desk.page(Self.terms, context.visit)
  }

  private func consent(_ request: Request, _ context: CounterContext) async throws -> Response {
    let values = try await desk.form(request, context.visit)
    if let obstacle = try obstacle(context.visit) { return obstacle }
    guard !values["consent"].isEmpty else {
      let fault = FieldFault("consent", "請勾選同意後再繼續", "Tick the box to go on")
      return desk.page(Self.terms, values, faults: [fault], context.visit)
    }
    let account = try desk.session(context.visit).value.account
    for picture in try desk.store.beginDraft(of: account.id, at: desk.now()) { tools.quarantine.discard(picture.file) }
    return .redirect(to: "/apply/document", type: .normal)
  }

  /// Why this person cannot apply now.
  private func obstacle(_ visit: Visit) throws -> Response? {
    let session = try desk.session(visit).value
    guard session.device != nil else {
      return desk.message(
        PageMessage(
          title: Words("請先完成裝置認證", "Please certify this device first"),
          paragraphs: [
            Words("虛擬健保卡須在已認證的行動裝置上申請。", "A virtual card is applied for on a certified device.")
          ],
          links: [("/certify", Words("裝置碼認證", "Certify this phone")), ("/account", Words("我的帳號", "My account"))]),
        status: .forbidden, visit)
    }
    let latest = try desk.store.sentApplications(of: session.account.number).first
    guard let latest, case .approved = tools.states.state(of: latest.id, at: desk.now()) else { return nil }
    return desk.message(
      PageMessage(
        title: Words("您已有虛擬健保卡", "You have a virtual card"),
        paragraphs: [
          Words(
            "如欲更換相片，請來電 0800-030-598 申請註銷後，重新申請。",
            "To change the photo, please call 0800-030-598 to have the card cancelled, then apply again.")
        ], links: [("/status", Words("申請進度", "My application"))]), status: .conflict, visit)
  }

  // MARK: Uploads

  enum Upload: String {
    case document
    case photo
  }

  private func page(_ upload: Upload, faults: [FieldFault] = [], _ visit: Visit) throws -> Response {
    let session = try desk.session(visit).value
    guard try desk.store.draft(of: session.account.id) != nil else { return .redirect(to: "/apply", type: .normal) }
    let title: Words
    switch upload {
    case .document: title = Words("步驟 1：上傳身分證件正面", "Step 1: the front of your document")
    case .photo: title = Words("步驟 2：上傳正面半身照", "Step 2: your photo")
    }
    let kinds = kinds(of: session.account)
    return desk.page(
      "upload",
      [
        "title": title(in: visit.language), "action": "/apply/\(upload.rawValue)",
        "isDocument": upload == .document, "isPhoto": upload == .photo,
        "kinds": kinds.enumerated().map { index, kind in
          [
            "code": kind.rawValue, "words": Self.words(for: kind)(in: visit.language), "isFirst": index == 0,
          ] as [String: Any]
        }, "hasChoice": kinds.count > 1, "kind": Self.words(for: kinds[0])(in: visit.language),
        "faults": faults.map { ["field": $0.field, "text": $0.words(in: visit.language)] },
        "hasFaults": !faults.isEmpty,
      ], title: title, status: faults.isEmpty ? .ok : .unprocessableContent, visit)
  }

  private func kinds(of account: StoredAccount) -> [IdentityDocumentKind] {
    DraftDocument.kinds(of: account.number, born: account.birthDate, on: CivilDate(of: desk.now()))
  }

  static func words(for kind: IdentityDocumentKind) -> Words {
    switch kind {
    case .nationalID: Words("國民身分證", "National identity card")
    case .residencePermit: Words("居留證", "Residence permit")
    case .nhiCard: Words("健保卡（未滿 14 歲）", "NHI card (under 14)")
    }
  }

  private func upload(_ upload: Upload, _ request: Request, _ context: CounterContext) async throws -> Response {
    let visit = context.visit
    let account = try desk.session(visit).value.account
    try desk.requireOwnSite(request)
    guard let draft = try desk.store.draft(of: account.id) else { return .redirect(to: "/apply", type: .normal) }
    if let until = try desk.store.count([Attempt(AttemptKey("upload", account.number.text), .uploads)], at: desk.now())
    {
      return desk.tooMany(until: until, visit)
    }
    let token = FormToken(key: desk.store.formKey)
    let received = try await tools.quarantine.receive(request) { token.isRight($0["token"], for: visit.token) }
    var faults: [FieldFault] = []
    if received.isTooLarge {
      faults.append(FieldFault("file", "檔案須小於 5 MB，請調低相機畫質或選用較小的檔案", "The file must be smaller than 5 MB"))
    } else if received.file == nil {
      faults.append(
        FieldFault("file", "請選擇 JPG、PNG、WebP 或 HEIC 格式的圖片", "Choose a picture in the format JPG, PNG, WebP or HEIC"))
    }
    let kind = IdentityDocumentKind(rawValue: received.values["kind"])
    let issued = received.values["issued"]
    let hasIssueDate = !issued.allSatisfy(\.isWhitespace)
    let issueDate = hasIssueDate ? try? CivilDate(typed: issued) : nil
    if upload == .document {
      if kind.map({ !kinds(of: account).contains($0) }) ?? true {
        faults.append(FieldFault("kind", "請選擇證件種類", "Choose the kind of the document"))
      }
      let isPast = issueDate.map { $0 <= CivilDate(of: desk.now()) && $0 >= account.birthDate } ?? false
      if hasIssueDate, !isPast {
        faults.append(FieldFault("issued", "發證日期不正確，例如：94/7/1", "The date of issue is not right; such as 94/7/1"))
      }
    }
    guard faults.isEmpty, let file = received.file, let format = received.format else {
      if let file = received.file { tools.quarantine.discard(file) }
      return try page(upload, faults: faults, visit)
    }
    let advice = await advice(on: file, upload, kind, draft, account)
    let picture = DraftPicture(file: file, format: format, isAdvisedAgainst: advice.outlook == .rejected)
    let event: ApplicationDraft.Event =
      switch (upload, kind) {
      case (.document, let kind?): .documentUploaded(DraftDocument(kind: kind, issueDate: issueDate, picture: picture))
      default: .photoUploaded(picture)
      }
    guard let actions = try desk.store.take(event, of: account.id, at: desk.now()) else {
      tools.quarantine.discard(file)
      return .redirect(to: "/apply", type: .normal)
    }
    for case .discard(let old) in actions { tools.quarantine.discard(old.file) }
    return shown(advice, of: upload, hasDrawing: await draw(advice, file, upload), visit)
  }

  private func advice(
    on file: String, _ upload: Upload, _ kind: IdentityDocumentKind?, _ draft: ApplicationDraft,
    _ account: StoredAccount
  ) async -> Advice {
    let url = tools.quarantine.url(of: file)
    let document = upload == .document ? url : draft.document.map { tools.quarantine.url(of: $0.picture) }
    let claim = DocumentClaim(
      kind: upload == .document ? kind : draft.document?.kind, number: account.number, name: account.name,
      birthDate: account.birthDate, submittedOn: CivilDate(of: desk.now()))
    let job = InspectionJob(
      portrait: upload == .photo ? url : nil, identity: document, claim: document == nil ? nil : claim)
    return Advice(await tools.evidence(job), ofDocumentAlone: upload == .document, by: tools.rules)
  }

  private func draw(_ advice: Advice, _ file: String, _ upload: Upload) async -> Bool {
    guard upload == .photo, advice.outlook == .rejected || advice.outlook == .looked,
      let drawn = await tools.drawing(tools.quarantine.url(of: file), advice.reasons.map(\.caption))
    else { return false }
    return (try? drawn.write(to: tools.quarantine.drawing(of: file))) != nil
  }

  private func shown(_ advice: Advice, of upload: Upload, hasDrawing: Bool, _ visit: Visit) -> Response {
    let title: Words
    switch advice.outlook {
    case .good: title = Words("看起來沒有問題", "This looks fine")
    case .looked, .unknown: title = Words("會由審核人員確認", "A person will look at it")
    case .rejected: title = Words("這張圖片可能會被退件", "This picture would probably be rejected")
    }
    var values = advice.shown(in: visit.language)
    values["title"] = title(in: visit.language)
    values["hasDrawing"] = hasDrawing
    values["again"] = "/apply/\(upload.rawValue)"
    values["next"] = upload == .document ? "/apply/photo" : "/apply/check"
    return desk.page("advice", values, title: title, visit)
  }

  // MARK: Check and send

  private func check(_ request: Request, _ context: CounterContext) throws -> Response {
    let account = try desk.session(context.visit).value.account
    guard let draft = try desk.store.draft(of: account.id) else { return .redirect(to: "/apply", type: .normal) }
    guard draft.step == .check, let document = draft.document, let portrait = draft.portrait else {
      return .redirect(to: draft.step == .document ? "/apply/document" : "/apply/photo", type: .normal)
    }
    let title = Words("步驟 3：確認申請資料", "Step 3: check what you send")
    return desk.page(
      "check",
      [
        "title": title(in: context.visit.language), "name": account.name.text, "number": account.number.masked,
        "birthDate": account.birthDate.minguo, "kind": Self.words(for: document.kind)(in: context.visit.language),
        "issueDate": document.issueDate.map { $0.minguo as Any } ?? false, "phone": account.contact.phone.text,
        "mail": account.contact.mail.text, "documentShown": document.picture.format != .heif,
        "photoShown": portrait.format != .heif, "isAdvisedAgainst": portrait.isAdvisedAgainst,
        "documentAdvisedAgainst": document.picture.isAdvisedAgainst,
      ], title: title, context.visit)
  }

  /// A person's own uploads, as they were sent; browsers do not show HEIC.
  private func picture(_ request: Request, _ context: CounterContext) throws -> Response {
    let account = try desk.session(context.visit).value.account
    let draft = try desk.store.draft(of: account.id)
    let url: URL
    let type: String
    switch (context.parameters.get("which"), draft?.document?.picture, draft?.portrait) {
    case ("document", let picture?, _): (url, type) = (tools.quarantine.url(of: picture), picture.format.mediaType)
    case ("photo", _, let picture?): (url, type) = (tools.quarantine.url(of: picture), picture.format.mediaType)
    case ("drawn", _, let picture?): (url, type) = (tools.quarantine.drawing(of: picture.file), "image/png")
    default: throw HTTPError(.notFound)
    }
    guard let bytes = try? Data(contentsOf: url) else { throw HTTPError(.notFound) }
    return Response(status: .ok, headers: [.contentType: type], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  private func send(_ request: Request, _ context: CounterContext) async throws -> Response {
    _ = try await desk.form(request, context.visit)
    if let obstacle = try obstacle(context.visit) { return obstacle }
    let session = try desk.session(context.visit).value
    guard let device = session.device else { throw LoginNeeded() }
    let time = desk.now()
    let id = BundleForm.newNumber(at: time)
    let sent = try desk.store.send(session.account.id, at: time) { account, draft, document, photo in
      try BundleForm.bundle(id, of: account, draft, document, photo, on: device, at: time)
    }
    // Sent twice by an impatient finger: the first one counts.
    if sent != nil { await tools.writeBundles() }
    return .redirect(to: "/status", type: .normal)
  }
}
