import CardLedger
import CounterStore
import Foundation
import NightRun
import ReviewDomain

/// What applying takes, whoever asks for it: pages or programs.
struct Applying: Sendable {
  let desk: CounterDesk
  private var tools: ApplicationDesk { desk.applications }

  enum Upload: String, Sendable {
    case document
    case photo
  }

  /// Why somebody cannot apply now.
  enum Obstacle: Sendable {
    case notCertified
    /// 須先註銷
    case hasCard
  }

  func obstacle(for party: ApplicationParty) throws -> Obstacle? {
    if party.staff == nil, party.device == nil { return .notCertified }
    return try isHolder(party.applicant.number) ? .hasCard : nil
  }

  /// Whether the last application of a person was approved, as far as this counter has sent it.
  func isHolder(_ number: IdentityNumber) throws -> Bool {
    guard let latest = try desk.store.sentApplications(of: number).first else { return false }
    return tools.states.state(of: latest.id, at: desk.now()) == .approved
  }

  func begin(_ account: AccountID) throws { discard(try desk.store.beginDraft(of: account, at: desk.now())) }

  /// - Returns: false where the member of staff is the person.
  func begin(for applicant: DraftApplicant, by staff: StaffMember) throws -> Bool {
    guard let old = try desk.store.beginDraft(by: staff.id, for: applicant, at: desk.now()) else { return false }
    discard(old)
    return true
  }

  private func discard(_ pictures: [DraftPicture]) {
    for picture in pictures { tools.quarantine.discard(picture.file) }
  }

  /// Counts an upload before it is read.
  ///
  /// - Returns: until when none is taken.
  func countUpload(_ party: ApplicationParty) throws -> Date? {
    let attempt =
      party.staff.map { Attempt(AttemptKey("staff upload", $0.login.text), .staffUploads) }
      ?? Attempt(AttemptKey("upload", party.applicant.number.text), .uploads)
    return try desk.store.count([attempt], at: desk.now())
  }

  func kinds(of applicant: DraftApplicant) -> [IdentityDocumentKind] {
    DraftDocument.kinds(of: applicant.number, born: applicant.birthDate, on: CivilDate(of: desk.now()))
  }

  /// What became of an upload.
  enum Taken: Sendable {
    /// Taken; with whether what was found is being drawn on a photo.
    case advised(Advice, hasDrawing: Bool)
    case faults([FieldFault])
    /// There is no application being filled in any more.
    case noDraft
  }

  /// Takes an upload into the application, or deletes it.
  ///
  /// - Parameter values: `kind` and `issued` of a document.
  func take(
    _ received: Quarantine.Received, as upload: Upload, _ values: FormValues, of party: ApplicationParty
  ) async throws -> Taken {
    var faults: [FieldFault] = []
    if received.isTooLarge {
      faults.append(FieldFault("file", "檔案須小於 5 MB，請調低相機畫質或選用較小的檔案", "The file must be smaller than 5 MB"))
    } else if received.file == nil {
      faults.append(
        FieldFault("file", "請選擇 JPG、PNG、WebP 或 HEIC 格式的圖片", "Choose a picture in the format JPG, PNG, WebP or HEIC"))
    }
    let kind = IdentityDocumentKind(rawValue: values["kind"])
    let issueDate = upload == .document ? documentDate(kind, values["issued"], of: party.applicant, &faults) : nil
    guard faults.isEmpty, let file = received.file, let format = received.format else {
      if let file = received.file { tools.quarantine.discard(file) }
      return .faults(faults)
    }
    guard let draft = try desk.store.draft(of: party.owner) else {
      tools.quarantine.discard(file)
      return .noDraft
    }
    let advice = await advice(on: file, upload, kind, draft, party.applicant)
    let picture = DraftPicture(file: file, format: format, isAdvisedAgainst: advice.outlook == .rejected)
    let event: ApplicationDraft.Event =
      switch (upload, kind) {
      case (.document, let kind?): .documentUploaded(DraftDocument(kind: kind, issueDate: issueDate, picture: picture))
      default: .photoUploaded(picture)
      }
    guard let actions = try desk.store.take(event, of: party.owner, at: desk.now()) else {
      tools.quarantine.discard(file)
      return .noDraft
    }
    for case .discard(let old) in actions { tools.quarantine.discard(old.file) }
    return .advised(advice, hasDrawing: await draw(advice, file, upload))
  }

  /// Begins to draw what was found over a photo.
  ///
  /// - Returns: whether there will be something to see.
  private func draw(_ advice: Advice, _ file: String, _ upload: Upload) async -> Bool {
    guard upload == .photo, advice.outlook == .rejected || advice.outlook == .looked else { return false }
    let tools = tools
    await tools.drawings.begin(file) {
      guard let drawn = await tools.drawing(tools.quarantine.url(of: file), advice.reasons.map(\.caption)) else {
        return
      }
      try? drawn.write(to: tools.quarantine.drawing(of: file))
    }
    return true
  }

  /// Where the photo lies with what was found drawn on it, once that is done; nil where there is no photo.
  func drawing(of party: ApplicationParty) async throws -> URL? {
    guard let photo = try desk.store.draft(of: party.owner)?.portrait else { return nil }
    await tools.drawings.wait(for: photo.file)
    return tools.quarantine.drawing(of: photo.file)
  }

  private func documentDate(
    _ kind: IdentityDocumentKind?, _ issued: String, of applicant: DraftApplicant, _ faults: inout [FieldFault]
  ) -> CivilDate? {
    if kind.map({ !kinds(of: applicant).contains($0) }) ?? true {
      faults.append(FieldFault("kind", "請選擇證件種類", "Choose the kind of the document"))
    }
    guard !issued.allSatisfy(\.isWhitespace) else { return nil }
    let date = try? CivilDate(typed: issued)
    let isPast = date.map { $0 <= CivilDate(of: desk.now()) && $0 >= applicant.birthDate } ?? false
    if !isPast {
      faults.append(FieldFault("issued", "發證日期不正確，例如：94/7/1", "The date of issue is not right; such as 94/7/1"))
    }
    return date
  }

  private func advice(
    on file: String, _ upload: Upload, _ kind: IdentityDocumentKind?, _ draft: ApplicationDraft,
    _ applicant: DraftApplicant
  ) async -> Advice {
    let url = tools.quarantine.url(of: file)
    let document = upload == .document ? url : draft.document.map { tools.quarantine.url(of: $0.picture) }
    let claim = DocumentClaim(
      kind: upload == .document ? kind : draft.document?.kind, number: applicant.number, name: applicant.name,
      birthDate: applicant.birthDate, submittedOn: CivilDate(of: desk.now()))
    let job = InspectionJob(
      portrait: upload == .photo ? url : nil, identity: document, claim: document == nil ? nil : claim)
    return Advice(await tools.evidence(job), ofDocumentAlone: upload == .document, by: tools.rules)
  }

  /// Sends what is complete, and has its bundle written.
  ///
  /// - Returns: nil where there was nothing complete: an impatient finger had sent it before, perhaps.
  func send(_ party: ApplicationParty) async throws -> ApplicationID? {
    let time = desk.now()
    let id = BundleForm.newNumber(at: time)
    let sent = try desk.store.send(party.owner, at: time) { applicant, draft, document, photo in
      try BundleForm.bundle(id, of: applicant, draft, document, photo, by: party, at: time)
    }
    if sent != nil { await tools.writeBundles() }
    return sent
  }
}
