import Casebook
import Foundation
import PhotoEvaluation
import ReviewDomain

/// The photos that people decided on, with the decisions for labels.
enum DecidedPhotos {
  /// Those rejected for other reasons than photos' are left out: they say nothing of the photo.
  static func judged(by rules: RuleSet, from casebook: SQLiteCasebook) throws -> [EvaluatedPicture] {
    let served = Set(rules.rules.filter { $0.subject == .portrait && $0.needs == nil }.map(\.reason))
      .union(rules.doubt?.curves.map(\.reason) ?? [])
    var photos: [EvaluatedPicture] = []
    try casebook.forEachInspection(since: nil) { inspected in
      guard let decision = inspected.decision, case .person = decision.decidedBy else { return }
      let reasons = served.intersection(decision.reasons)
      guard decision.decision == .approve || !reasons.isEmpty else { return }
      let name = inspected.application.text
      let evidence = inspected.evidence.ofLoosePictures
      photos.append(
        EvaluatedPicture(
          label: LabelledPicture(file: name, url: URL(filePath: name), reasons: reasons),
          evidence: evidence, judgement: judge(evidence, by: rules)))
    }
    return photos
  }
}
