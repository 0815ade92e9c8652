import AgencyRules
import Casebook
import Foundation
import ReviewDomain
import ReviewerDesk
import SupervisorReports

extension DeskCase {
  /// An application in the words of a desk.
  ///
  /// - Parameter today: in Taiwan.
  init(_ record: ApplicationRecord, rules: RulesFolder, today: CivilDate, language: Language) {
    let form = record.application
    let submittedOn = CivilDate(of: form.submittedAt)
    let claim = DocumentClaim(form)
    let fired = record.judgement?.fired ?? []
    let reasons = rules.ruleSet.reasons
    let issued = form.identityDocument.issueDate.map { ", issued \($0.inBothCalendars)" } ?? ""
    self.init(
      application: form.id, name: form.applicant.name.text, number: form.applicant.idNumber.masked,
      due: Self.due(submittedOn, rules.calendar, today: today),
      fields: [
        Field(
          "born",
          "\(form.applicant.birthDate.inBothCalendars), \(form.applicant.birthDate.age(on: submittedOn)) years old"),
        Field("document", language.words(form.identityDocument.kind) + issued),
        Field(
          "submitted",
          "\(form.submittedAt.inTaiwan), \(language.words(form.channel))"
            + (form.registeredBy.map { ", registered by \($0.text)" } ?? "")),
      ] + record.decisions.map { Self.earlier($0, language) },
      comparisons: (record.evidence?.comparisons ?? []).map { comparison in
        let line = ComparisonLine(comparison, claim: claim, wholeID: false)
        return Comparison(
          field: language.words(line.field), outcome: language.words(line.outcome), typed: line.typed,
          read: line.onDocument ?? "could not be read")
      },
      findings: fired.isEmpty && record.judgement?.isByPolicy(of: rules.ruleSet) == true
        ? [Finding(subject: .portrait, measure: "policy", reason: "policy", sentence: PolicyReferral.words)]
        : fired.map { Finding($0, evidence: record.evidence, reasons: reasons) },
      machineReasons: Dictionary(
        uniqueKeysWithValues: (record.judgement?.reasons ?? []).filter { reasons[$0]?.reviewerMayReject == true }.map {
          code in
          (code, Set(fired.filter { $0.reason == code }.compactMap(\.detail)))
        }))
  }

  private static func due(_ submittedOn: CivilDate, _ calendar: WorkingCalendar, today: CivilDate) -> String {
    guard let due = try? calendar.answerDue(submitted: submittedOn) else { return "unknown (no calendar)" }
    func days(_ number: Int) -> String { number == 1 ? "1 working day" : "\(number) working days" }
    if due == today { return "\(due.iso), today" }
    if due < today {
      let late = (try? calendar.workingDays(from: due, to: today)).map { " by \(days($0))" } ?? ""
      return "\(due.iso), OVERDUE\(late)"
    }
    return due.iso + ((try? calendar.workingDays(from: today, to: due)).map { ", in \(days($0))" } ?? "")
  }

  private static func earlier(_ decision: DecisionRecord, _ language: Language) -> Field {
    let undone = decision.undoneAt == nil ? "" : ", taken back"
    let note = decision.note.map { "; note: \($0)" } ?? ""
    return Field(
      "decision \(decision.number)",
      "\(language.words(decision.decision)) by \(decision.decidedBy.words)\(undone)\(note)")
  }
}

extension DeskCase.Finding {
  init(_ band: FiredBand, evidence: Evidence?, reasons: [ReasonCode: Reason]) {
    let measured = evidence?.measurements(of: band.subject)?[band.measure]
    let unit = MeasureType(rawValue: measured?.unit ?? "") == nil ? (measured?.unit ?? "") : ""
    let value = band.value.words + (unit.isEmpty || band.value.whyNot != nil ? "" : " \(unit)")
    let limit: String =
      switch band.strength {
      case .reject: band.band.map { "; rejected where \($0.words)" } ?? ""
      case .refer: band.band.map { "; referred where \($0.words)" } ?? ""
      case .doubt: band.weight.map { "; a doubt that speaks \($0.fourDigits)" } ?? ""
      case .undetermined: "; it could not be taken"
      }
    let words = band.seen(in: evidence)
    let detail = band.detail.map { ":\($0)" } ?? ""
    let picture = band.subject == .portrait ? "photo" : "document"
    self.init(
      subject: band.subject, measure: band.measure,
      reason: "\(band.reason)\(detail) \(reasons[band.reason]?.caption ?? "")",
      sentence: "\(band.measure) of the \(picture) is \(value)\(limit)" + (words.isEmpty ? "" : " (\(words))"))
  }
}
