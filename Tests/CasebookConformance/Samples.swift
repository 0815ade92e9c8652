import Casebook
import Foundation
import ReviewDomain
import Testing

/// Invented applications, mails and judgements; the same numbers always give the same values.
public enum Samples {
  /// 2026-11-20 09:00 in Taipei.
  public static let start = Date(timeIntervalSince1970: 1_795_136_400)

  /// `start` plus hours.
  public static func hour(_ hours: Double) -> Date { start + hours * 3600 }

  public static func id(_ number: Int) throws -> ApplicationID {
    try #require(ApplicationID("2026-" + String(String(1_000_000 + number).dropFirst())))
  }

  /// The identity number of the nth invented person, with its check digit.
  public static func person(_ number: Int) throws -> IdentityNumber {
    let body = "A1" + String(String(10_000_000 + number).dropFirst())
    let digit = try #require((0...9).first { (try? IdentityNumber(typed: body + "\($0)")) != nil })
    return try IdentityNumber(typed: body + "\(digit)")
  }

  /// - Parameters:
  ///   - person: The nth invented person; one of their own for each application unless said otherwise.
  ///   - submitted: In hours after `start`; by default a minute later for each number.
  public static func application(
    _ number: Int, person: Int? = nil, submitted: Double? = nil, registeredBy: String? = nil
  ) throws -> Application {
    let issued = try #require(CivilDate(iso: "2015-01-01"))
    return Application(
      id: try id(number), submittedAt: hour(submitted ?? Double(number) / 60),
      channel: number.isMultiple(of: 2) ? .special : .general, consentAt: start - 60,
      applicant: Applicant(
        name: try PersonName(typed: "測試\(number)號"), idNumber: try self.person(person ?? number),
        birthDate: try #require(CivilDate(iso: "1981-01-01")), phone: try MobileNumber(typed: "0912-345-678"),
        email: try EmailAddress(typed: "applicant\(number)@example.tw")),
      identityDocument: IdentityDocument(
        kind: .nationalID, issueDate: number.isMultiple(of: 2) ? nil : issued,
        picture: PictureFile(name: "id-front.jpg")),
      portrait: PictureFile(name: "portrait.jpg"), registeredBy: try registeredBy.map(CounterLogin.init(typed:)))
  }

  /// - Parameter content: Tells bundles of one application number apart.
  public static func new(
    _ number: Int, person: Int? = nil, submitted: Double? = nil, content: String = "first",
    registeredBy: String? = nil
  ) throws -> NewApplication {
    let application = try application(number, person: person, submitted: submitted, registeredBy: registeredBy)
    return NewApplication(
      application: application, form: Data("{ \"extra\": \(number) }".utf8),
      contentSHA256: "content-\(number)-\(content)", portraitSHA256: "portrait-\(number)",
      identitySHA256: "identity-\(number)", receipt: notice(.received, of: application, decision: 0))
  }

  /// - Parameter content: Tells forms of one application number apart.
  public static func newReturn(
    _ number: Int, submitted: Double? = nil, content: String = "first"
  ) throws -> NewReturn {
    let application = try application(number, submitted: submitted)
    let faults = [
      ("applicant.idNumber", "form_id_check_digit"), ("applicant.phone", "form_phone"), ("consentAt", "form_phone"),
    ].map { FormFault(field: $0, problem: "is wrong", remedy: "Mend it.", reason: $1) }
    return NewReturn(
      form: ReturnedForm(
        id: application.id, submittedAt: application.submittedAt, name: application.applicant.name,
        email: application.applicant.email, faults: faults),
      bytes: Data("{ \"extra\": \(number) }".utf8), contentSHA256: "content-\(number)-\(content)",
      notice: notice(.returned, of: application, decision: 1))
  }

  public static func notice(_ kind: NoticeKind, of application: Application, decision: Int) -> RenderedNotice {
    RenderedNotice(
      kind: kind, application: application.id, decisionNumber: decision, recipient: application.applicant.email,
      messageID: "\(application.id)-\(decision)-\(kind)@example.tw",
      bytes: Data("To: \(application.applicant.email.text)\r\n\r\n\(kind) \(decision)\r\n".utf8))
  }

  /// One measurement of every type of value.
  public static let evidence = Evidence(
    portrait: Measurements([
      Measurement(name: "head.height", value: .number(0.1 + 0.2), unit: "ratio", evidence: "head 30 % of the height"),
      Measurement(name: "file.truncated", value: .flag(false)),
      Measurement(name: "file.format", value: .text("jpeg \"健保\" / \\")),
      Measurement(name: "face.sharpness", value: .notApplicable(why: "no face")),
      Measurement(name: "pose.yaw", value: .failed(why: "no landmarks"), unit: "degrees"),
    ]),
    identity: Measurements([Measurement(name: "document.likelihood", value: .number(1), unit: "ratio")]))

  public static func judgement(_ verdict: Verdict) -> Judgement {
    let fired = FiredBand(
      subject: .portrait, measure: "head.height", reason: "head_too_small",
      strength: verdict == .reject ? .reject : .refer,
      value: .number(0.1 + 0.2), band: .outside(0.4...0.9))
    return switch verdict {
    case .approve: Judgement(verdict: .approve, reasons: [], fired: [], ruleSet: "rules-1")
    case .reject, .refer:
      Judgement(verdict: verdict, reasons: ["head_too_small", "picture_dark"], fired: [fired], ruleSet: "rules-1")
    }
  }

  /// The nth invented picture's hash; far from all others.
  public static func hash(_ number: Int) -> PerceptualHash {
    // Multiples of a large odd number, so that half of the bits change.
    PerceptualHash(words: SIMD4(1, 2, 3, 4) &* (UInt64(number) &* 0x9e37_79b9_7f4a_7c15))
  }

  /// The completion of a claim with the notice that belongs to the verdict.
  public static func completion(of claim: Claim, _ verdict: Verdict, hash: PerceptualHash? = nil) -> Completion {
    let kind: NoticeKind? =
      switch verdict {
      case .approve: .approved
      case .reject: .rejected
      case .refer: nil
      }
    return Completion(
      claim: claim, evidence: evidence, judgement: judgement(verdict),
      notice: kind.map { notice($0, of: claim.application, decision: claim.nextDecision) }, portraitHash: hash)
  }

  public static func action(
    _ decision: ReviewerDecision, on application: ApplicationID, message: String? = nil, note: String? = nil,
    reviewer: String = "reviewer1"
  ) -> ReviewerAction {
    ReviewerAction(
      application: application, decision: decision, reasons: decision == .approve ? [] : ["head_cropped"],
      message: message, note: note, reviewer: reviewer)
  }
}
