import CardLedger
import CounterStore
import Foundation
import Hummingbird
import ReviewDomain

/// Applying for a card, and what has become of it.
struct ApplicationAPI {
  let desk: CounterDesk
  private var applying: Applying { Applying(desk: desk) }

  private func party(_ context: CounterContext) throws -> ApplicationParty {
    _ = try desk.bearer(context.visit)
    guard let party = try ApplicationRoad.general.party(context.visit, desk) else {
      throw APIProblem(.notFound, Self.noDraft)
    }
    return party
  }

  /// - Throws: `APIProblem` where nothing can be applied for now.
  private func requireWay(_ party: ApplicationParty) throws {
    switch try applying.obstacle(for: party) {
    case nil: return
    case .notCertified:
      throw APIProblem(.forbidden, Words("請先完成裝置認證，並以該裝置登入", "Certify the device first, and log in with it"))
    case .hasCard:
      throw APIProblem(
        .conflict, Words("已有虛擬健保卡，須先註銷", "There is a virtual card already, which must be cancelled first"))
    }
  }

  private static let noDraft = Words("沒有填寫中的申請", "No application is being filled in")

  // MARK: The draft

  private struct Consent: Decodable {
    let consent: Bool
  }

  private struct Draft: Encodable {
    let consentAt, next: String
    /// The documents that this person may send.
    let kinds: [String]
    let document: Document?
    let photo: Photo?
  }

  private struct Document: Encodable {
    let kind: String
    let issueDate: String?
    let isAdvisedAgainst: Bool
  }

  private struct Photo: Encodable {
    let isAdvisedAgainst: Bool
  }

  private func told(_ draft: ApplicationDraft, of party: ApplicationParty) -> Draft {
    let next =
      switch draft.step {
      case .document: "document"
      case .photo: "photo"
      case .check: "send"
      }
    return Draft(
      consentAt: RFC3339.text(draft.consentAt), next: next,
      kinds: applying.kinds(of: party.applicant).map(\.rawValue),
      document: draft.document.map { document in
        Document(
          kind: document.kind.rawValue, issueDate: document.issueDate?.iso,
          isAdvisedAgainst: document.picture.isAdvisedAgainst)
      }, photo: draft.portrait.map { Photo(isAdvisedAgainst: $0.isAdvisedAgainst) })
  }

  @Sendable func begin(_ request: Request, _ context: CounterContext) async throws -> Response {
    let party = try party(context)
    let typed = try await desk.body(request, as: Consent.self)
    try requireWay(party)
    guard typed.consent, case .account(let account) = party.owner else {
      throw APIProblem(
        .unprocessableContent, Words("須先同意條款", "Consent is needed"),
        faults: [FieldFault("consent", "請勾選同意後再繼續", "Agree to go on")])
    }
    try applying.begin(account)
    return try draft(request, context, status: .created)
  }

  @Sendable func draft(_ request: Request, _ context: CounterContext) throws -> Response {
    try draft(request, context, status: .ok)
  }

  private func draft(_ request: Request, _ context: CounterContext, status: HTTPResponse.Status) throws -> Response {
    let party = try party(context)
    guard let draft = try desk.store.draft(of: party.owner) else { throw APIProblem(.notFound, Self.noDraft) }
    return .json(told(draft, of: party), status: status, context.visit.language)
  }

  // MARK: Uploads

  private struct ToldAdvice: Encodable {
    let outlook: String
    let reasons: [ToldWhy]
    let hasDrawing: Bool
  }

  @Sendable func document(_ request: Request, _ context: CounterContext) async throws -> Response {
    try await upload(.document, request, context)
  }

  @Sendable func photo(_ request: Request, _ context: CounterContext) async throws -> Response {
    try await upload(.photo, request, context)
  }

  private func upload(
    _ upload: Applying.Upload, _ request: Request, _ context: CounterContext
  ) async throws -> Response {
    let party = try party(context)
    guard try desk.store.draft(of: party.owner) != nil else { throw APIProblem(.notFound, Self.noDraft) }
    let type = request.headers[.contentType].map { String($0.prefix { $0 != ";" }).lowercased() } ?? ""
    guard Self.types.contains(type) else {
      throw APIProblem(.unsupportedMediaType, Words("請傳送圖片", "Send a picture"))
    }
    if let until = try applying.countUpload(party) { throw APIProblem(pausedUntil: until, at: desk.now()) }
    let received = try await desk.applications.quarantine.receiveFile(request)
    if received.isTooLarge { throw HTTPError(.contentTooLarge) }
    let query = request.uri.queryParameters
    let values = FormValues(
      ["kind": query["kind"].map { String($0) } ?? "", "issued": query["issued"].map { String($0) } ?? ""])
    switch try await applying.take(received, as: upload, values, of: party) {
    case .noDraft: throw APIProblem(.notFound, Self.noDraft)
    case .faults(let faults):
      throw APIProblem(.unprocessableContent, Words("請檢查下列項目", "Please look at this again"), faults: faults)
    case .advised(let advice, let hasDrawing):
      let language = context.visit.language
      return .json(
        ToldAdvice(
          outlook: advice.outlook.rawValue, reasons: advice.reasons.map { ToldWhy($0, in: language) },
          hasDrawing: hasDrawing), language)
    }
  }

  /// What the picture is, its first bytes say.
  private static let types: Set<String> = [
    "image/jpeg", "image/png", "image/webp", "image/heic", "image/heif", "application/octet-stream",
  ]

  @Sendable func drawing(_ request: Request, _ context: CounterContext) async throws -> Response {
    let party = try party(context)
    guard let url = try await applying.drawing(of: party) else { throw APIProblem(.notFound, Self.noDraft) }
    return Response(
      status: .ok, headers: [.contentType: "image/png"],
      body: try await FileIO().loadFile(path: url.path, context: context))
  }

  // MARK: Sending, and what became of it

  private struct Sent: Encodable {
    let id: String
  }

  @Sendable func send(_ request: Request, _ context: CounterContext) async throws -> Response {
    let party = try party(context)
    try requireWay(party)
    guard let id = try await applying.send(party) else {
      throw APIProblem(.conflict, Words("申請資料不完整，或已送出", "The application is not complete, or was sent before"))
    }
    return .json(Sent(id: id.text), status: .created, context.visit.language)
  }

  private struct Applications: Encodable {
    let applications: [Application]
  }

  private struct Application: Encodable {
    let id, sentAt, state: String
    /// The day by which an answer is promised.
    let due: String?
    let reasons: [ToldWhy]
    let message: String?
  }

  @Sendable func sent(_ request: Request, _ context: CounterContext) throws -> Response {
    let party = try party(context)
    let language = context.visit.language
    let sent = try desk.store.sentApplications(of: party.applicant.number).prefix(10)
    let states = desk.applications.states.states(of: sent.map(\.id), at: desk.now())
    let told = zip(sent, states).map { application, state in
      Application(
        id: application.id.text, sentAt: RFC3339.text(application.sentAt), state: state.code,
        due: state == .underReview ? desk.applications.answerDue(application)?.iso : nil,
        reasons: state.reasons.map { ToldWhy($0, in: language) }, message: state.message)
    }
    return .json(Applications(applications: told), language)
  }
}

/// A reason as programs are told it.
private struct ToldWhy: Encodable {
  let caption, advice: String

  init(_ reason: ToldReason, in language: Language) {
    let shown = reason.shown(in: language)
    (caption, advice) = (shown["caption"] ?? "", shown["advice"] ?? "")
  }
}
