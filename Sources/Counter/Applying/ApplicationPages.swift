import CardLedger
import CounterStore
import Foundation
import Hummingbird
import ReviewDomain

/// Applying for a card: consent, document, photo, check, sent. Each upload is inspected at once, and the person told what would become of
/// it; sending it all the same is the person's right.
///
/// Staff go the same road for others, but that they choose the person first; see ``StaffPages``.
struct ApplicationPages {
  let desk: CounterDesk
  let road: ApplicationRoad
  private var tools: ApplicationDesk { desk.applications }
  private var applying: Applying { Applying(desk: desk) }

  func add(to router: Router<CounterContext>) {
    if road == .general {
      router.get("/apply", use: begin)
      router.post("/apply", use: consent)
    }
    let path = road.path
    for upload in [Applying.Upload.document, .photo] {
      let page = RouterPath("\(path)/\(upload.rawValue)")
      router.get(page) { _, context in try self.page(upload, context.visit) }
      router.post(page) { request, context in try await self.upload(upload, request, context) }
    }
    router.get(RouterPath("\(path)/check"), use: check)
    router.get(RouterPath("\(path)/picture/{which}"), use: picture)
    router.post(RouterPath("\(path)/send"), use: send)
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
    try applying.begin(try desk.session(context.visit).value.account.id)
    return .redirect(to: "/apply/document", type: .normal)
  }

  /// Why this person cannot apply now, as a page.
  private func obstacle(_ visit: Visit) throws -> Response? {
    guard let party = try road.party(visit, desk) else { return beginning }
    switch try applying.obstacle(for: party) {
    case nil: return nil
    case .notCertified:
      return desk.message(
        PageMessage(
          title: Words("請先完成裝置認證", "Please certify this device first"),
          paragraphs: [
            Words("虛擬健保卡須在已認證的行動裝置上申請。", "A virtual card is applied for on a certified device.")
          ],
          links: [("/certify", Words("裝置碼認證", "Certify this phone")), ("/account", Words("我的帳號", "My account"))]),
        status: .forbidden, visit)
    case .hasCard:
      return desk.message(
        PageMessage(
          title: Words("已有虛擬健保卡", "There is a virtual card already"),
          paragraphs: [
            Words(
              "如欲更換相片，請來電 0800-030-598 申請註銷後，重新申請。",
              "To change the photo, please call 0800-030-598 to have the card cancelled, then apply again.")
          ],
          links: road == .general
            ? [("/status", Words("申請進度", "My application"))] : [("/staff", Words("專案申請", "Special channel"))]),
        status: .conflict, visit)
    }
  }

  /// Where an application begins.
  private var beginning: Response { .redirect(to: road.path, type: .normal) }

  // MARK: Uploads

  private func page(_ upload: Applying.Upload, faults: [FieldFault] = [], _ visit: Visit) throws -> Response {
    guard let party = try road.party(visit, desk), try desk.store.draft(of: party.owner) != nil else {
      return beginning
    }
    let title: Words
    switch upload {
    case .document: title = Words("步驟 1：上傳身分證件正面", "Step 1: the front of the document")
    case .photo: title = Words("步驟 2：上傳正面半身照", "Step 2: the photo")
    }
    let kinds = applying.kinds(of: party.applicant)
    return desk.page(
      "upload",
      [
        "title": title(in: visit.language), "action": "\(road.path)/\(upload.rawValue)",
        "applicant": applicant(party), "isDocument": upload == .document, "isPhoto": upload == .photo,
        "kinds": kinds.enumerated().map { index, kind in
          [
            "code": kind.rawValue, "words": Self.words(for: kind)(in: visit.language), "isFirst": index == 0,
          ] as [String: Any]
        }, "hasChoice": kinds.count > 1, "kind": Self.words(for: kinds[0])(in: visit.language),
        "faults": faults.map { ["field": $0.field, "text": $0.words(in: visit.language)] },
        "hasFaults": !faults.isEmpty,
      ], title: title, status: faults.isEmpty ? .ok : .unprocessableContent, visit)
  }

  /// Whom staff apply for; false where people apply for themselves.
  private func applicant(_ party: ApplicationParty) -> Any {
    party.staff == nil ? false : "\(party.applicant.name.text) \(party.applicant.number.masked)"
  }

  static func words(for kind: IdentityDocumentKind) -> Words {
    switch kind {
    case .nationalID: Words("國民身分證", "National identity card")
    case .residencePermit: Words("居留證", "Residence permit")
    case .nhiCard: Words("健保卡（未滿 14 歲）", "NHI card (under 14)")
    }
  }

  private func upload(
    _ upload: Applying.Upload, _ request: Request, _ context: CounterContext
  ) async throws -> Response {
    let visit = context.visit
    guard let party = try road.party(visit, desk) else { return beginning }
    try desk.requireOwnSite(request)
    guard try desk.store.draft(of: party.owner) != nil else { return beginning }
    if let until = try applying.countUpload(party) { return desk.tooMany(until: until, visit) }
    let token = FormToken(key: desk.store.formKey)
    let received = try await tools.quarantine.receive(request) { token.isRight($0["token"], for: visit.token) }
    switch try await applying.take(received, as: upload, received.values, of: party) {
    case .noDraft: return beginning
    case .faults(let faults): return try page(upload, faults: faults, visit)
    case .advised(let advice, let hasDrawing): return shown(advice, of: upload, party, hasDrawing: hasDrawing, visit)
    }
  }

  private func shown(
    _ advice: Advice, of upload: Applying.Upload, _ party: ApplicationParty, hasDrawing: Bool, _ visit: Visit
  ) -> Response {
    let title: Words
    switch advice.outlook {
    case .good: title = Words("看起來沒有問題", "This looks fine")
    case .looked, .unknown: title = Words("會由審核人員確認", "A person will look at it")
    case .rejected: title = Words("這張圖片可能會被退件", "This picture would probably be rejected")
    }
    var values = advice.shown(in: visit.language)
    values["title"] = title(in: visit.language)
    values["applicant"] = applicant(party)
    values["hasDrawing"] = hasDrawing
    values["base"] = road.path
    values["again"] = "\(road.path)/\(upload.rawValue)"
    values["next"] = upload == .document ? "\(road.path)/photo" : "\(road.path)/check"
    return desk.page("advice", values, title: title, visit)
  }

  // MARK: Check and send

  private func check(_ request: Request, _ context: CounterContext) throws -> Response {
    guard let party = try road.party(context.visit, desk), let draft = try desk.store.draft(of: party.owner) else {
      return beginning
    }
    guard draft.step == .check, let document = draft.document, let portrait = draft.portrait else {
      return .redirect(to: "\(road.path)/\(draft.step == .document ? "document" : "photo")", type: .normal)
    }
    let title = Words("步驟 3：確認申請資料", "Step 3: check what is sent")
    let applicant = party.applicant
    return desk.page(
      "check",
      [
        "title": title(in: context.visit.language), "base": road.path, "name": applicant.name.text,
        "number": applicant.number.masked, "birthDate": applicant.birthDate.minguo,
        "kind": Self.words(for: document.kind)(in: context.visit.language),
        "issueDate": document.issueDate.map { $0.minguo as Any } ?? false, "phone": applicant.phone.text,
        "mail": applicant.mail.text, "documentShown": document.picture.format != .heif,
        "photoShown": portrait.format != .heif, "isAdvisedAgainst": portrait.isAdvisedAgainst,
        "documentAdvisedAgainst": document.picture.isAdvisedAgainst,
      ], title: title, context.visit)
  }

  /// The uploads of whoever asks, as they were sent; browsers do not show HEIC.
  private func picture(_ request: Request, _ context: CounterContext) async throws -> Response {
    guard let party = try road.party(context.visit, desk) else { throw HTTPError(.notFound) }
    let draft = try desk.store.draft(of: party.owner)
    let url: URL
    let type: String
    switch (context.parameters.get("which"), draft?.document?.picture, draft?.portrait) {
    case ("document", let picture?, _): (url, type) = (tools.quarantine.url(of: picture), picture.format.mediaType)
    case ("photo", _, let picture?): (url, type) = (tools.quarantine.url(of: picture), picture.format.mediaType)
    case ("drawn", _, _):
      guard let drawing = try await applying.drawing(of: party) else { throw HTTPError(.notFound) }
      (url, type) = (drawing, "image/png")
    default: throw HTTPError(.notFound)
    }
    return Response(
      status: .ok, headers: [.contentType: type], body: try await FileIO().loadFile(path: url.path, context: context))
  }

  private func send(_ request: Request, _ context: CounterContext) async throws -> Response {
    _ = try await desk.form(request, context.visit)
    if let obstacle = try obstacle(context.visit) { return obstacle }
    guard let party = try road.party(context.visit, desk) else { return beginning }
    let sent = try await applying.send(party)
    switch road {
    case .general: return .redirect(to: "/status", type: .normal)
    case .special: return .redirect(to: sent == nil ? "/staff" : "/staff?sent=yes", type: .normal)
    }
  }
}
