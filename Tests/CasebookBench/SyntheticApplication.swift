import Casebook
import Foundation
import ReviewDomain

/// Invented applications of the size of real ones; the same number always gives the same.
struct SyntheticApplication {
  /// 2026-11-20 09:00 in Taipei.
  static let start = Date(timeIntervalSince1970: 1_795_136_400)

  let number: Int

  /// What was measured: as many measurements, with about as many words, as a portrait and a national identity card give.
  static func evidence(of number: Int) -> Evidence {
    Evidence(
      portrait: measurements(45, of: number), identity: measurements(15, of: number),
      comparisons: DocumentField.allCases.map { FieldComparison($0, .match) })
  }

  private static func measurements(_ count: Int, of number: Int) -> Measurements {
    Measurements(
      (0..<count).map { index in
        Measurement(
          name: MeasureName(rawValue: "synthetic.measure_\(index)"),
          value: index.isMultiple(of: 9) ? .flag(false) : .number(Double(number &* 31 &+ index) / 777),
          unit: "ratio", evidence: "what a reviewer reads of \(index), some words")
      })
  }

  func new() throws -> NewApplication {
    let application = try application()
    return NewApplication(
      application: application, form: Data(repeating: UInt8(ascii: "x"), count: 700), contentSHA256: digest("content"),
      portraitSHA256: digest("portrait"), identitySHA256: digest("identity"),
      receipt: Self.notice(.received, of: application, decision: 0))
  }

  /// Of ten applications one is referred, two are rejected and the others approved.
  static func completion(of claim: Claim, number: Int) -> Completion {
    let verdict: Verdict =
      switch number % 10 {
      case 0: .refer
      case 1, 2: .reject
      default: .approve
      }
    let notice: RenderedNotice? =
      switch verdict {
      case .refer: nil
      case .reject: notice(.rejected, of: claim.application, decision: claim.nextDecision)
      case .approve: notice(.approved, of: claim.application, decision: claim.nextDecision)
      }
    return Completion(
      claim: claim, evidence: evidence(of: number), judgement: judgement(verdict), notice: notice,
      portraitHash: PerceptualHash(words: SIMD4(1, 2, 3, 4) &* (UInt64(number) &* 0x9e37_79b9_7f4a_7c15)))
  }

  /// A mail of the size of a real one.
  static func notice(_ kind: NoticeKind, of application: Application, decision: Int) -> RenderedNotice {
    RenderedNotice(
      kind: kind, application: application.id, decisionNumber: decision, recipient: application.applicant.email,
      messageID: "\(application.id)-\(decision)-\(kind)@example.tw", bytes: Data(repeating: 0x41, count: 2500))
  }

  private static func judgement(_ verdict: Verdict) -> Judgement {
    let ruleSet = String(repeating: "5", count: 64)
    guard verdict != .approve else { return Judgement(verdict: verdict, reasons: [], fired: [], ruleSet: ruleSet) }
    return Judgement(
      verdict: verdict, reasons: ["head_cropped"],
      fired: [
        FiredBand(
          subject: .portrait, measure: "synthetic.measure_1", reason: "head_cropped",
          strength: verdict == .reject ? .reject : .refer, value: .number(0.1), band: .below(0.2))
      ], ruleSet: ruleSet)
  }

  private func application() throws -> Application {
    guard let id = ApplicationID("2026-" + String(String(1_000_000 + number).dropFirst())),
      let birthDate = CivilDate(iso: "1981-01-01")
    else { throw CasebookError.inconsistent("no application has the number \(number)") }
    return Application(
      id: id, submittedAt: Self.start + Double(number), channel: .general, consentAt: Self.start - 60,
      applicant: Applicant(
        name: try PersonName(typed: "測試\(number)號"), idNumber: try idNumber(), birthDate: birthDate,
        phone: try MobileNumber(typed: "0912-345-678"),
        email: try EmailAddress(typed: "applicant\(number)@example.tw")),
      identityDocument: IdentityDocument(
        kind: .nationalID, issueDate: birthDate, picture: PictureFile(name: "id-front.jpg")),
      portrait: PictureFile(name: "portrait.jpg"))
  }

  /// With its check digit.
  private func idNumber() throws -> IdentityNumber {
    let body = "A1" + String(String(10_000_000 + number).dropFirst())
    for digit in 0...9 {
      if let found = try? IdentityNumber(typed: body + "\(digit)") { return found }
    }
    throw CasebookError.inconsistent("\(body) has no check digit")
  }

  private func digest(_ label: String) -> String {
    String(String(repeating: "0", count: 64) + "\(label.utf8.count)\(number)").suffix(64).description
  }
}
