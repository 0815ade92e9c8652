import Casebook
import Foundation
import NightRun
import ReviewDomain

/// What stands under the pictures of an evidence sheet: who, masked, and why the machine said what it said.
struct EvidenceSheet {
  let record: ApplicationRecord
  let reasons: [ReasonCode: Reason]

  var lines: [String] {
    let form = record.application
    let applicant = form.applicant
    let age = applicant.birthDate.age(on: CivilDate(of: form.submittedAt))
    let head = [
      form.id.text, applicant.name.masked, applicant.idNumber.masked, "\(age) years",
      form.identityDocument.kind.rawValue,
      "submitted \(form.submittedAt.inTaiwan)", record.status.rawValue,
    ].joined(separator: " · ")
    guard let judgement = record.judgement else { return [head, "not inspected yet"] }
    let why = judgement.reasons.map { "\($0) \(reasons[$0]?.caption ?? "")" }.joined(separator: ", ")
    return [head, "machine: \(judgement.verdict.rawValue)\(why.isEmpty ? "" : " (\(why))")"]
      + judgement.fired.map(line) + comparisons
  }

  /// Reason, measure, value and limit.
  private func line(of band: FiredBand) -> String {
    let words = band.seen(in: record.evidence)
    let limit = band.band.map { ", limit \($0.words)" } ?? band.weight.map { ", speaks \($0.fourDigits)" } ?? ""
    return
      "\(band.strength.rawValue) \(band.reason): \(band.subject.rawValue) \(band.measure) = \(band.value.words)\(limit)"
      + (words.isEmpty ? "" : " (\(words))")
  }

  /// Which fields agree with the document, without what either says.
  private var comparisons: [String] {
    let compared = (record.evidence?.comparisons ?? []).map { "\($0.field.rawValue) \($0.outcome.rawValue)" }
    return compared.isEmpty ? [] : ["typed and on the document: \(compared.joined(separator: ", "))"]
  }
}
