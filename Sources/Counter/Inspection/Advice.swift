import NightRun
import ReviewDomain

/// What the machine would say of an upload, in the applicant's words.
struct Advice: Sendable {
  enum Outlook: String, Sendable, Hashable {
    /// Nothing speaks against it.
    case good
    /// A person would look at it.
    case looked
    /// It would be rejected.
    case rejected
    /// It could not be inspected now.
    case unknown
  }

  let outlook: Outlook
  let reasons: [ToldReason]

  /// - Parameters:
  ///   - result: what a worker found; of a document alone, or of both uploads.
  init(_ result: Result<Evidence, WorkerFault>, ofDocumentAlone: Bool, by rules: RuleSet) {
    guard case .success = result else {
      self.init(outlook: .unknown, reasons: [])
      return
    }
    let judgement =
      ofDocumentAlone
      ? InspectionJudgement.ofDocument(result, by: rules).1
      : InspectionJudgement.of(result.map(\.withoutCasebook), by: rules).1
    switch judgement.verdict {
    case .approve: self.init(outlook: .good, reasons: [])
    case .refer: self.init(outlook: .looked, reasons: rules.mentioned(judgement))
    case .reject: self.init(outlook: .rejected, reasons: rules.told(judgement) + rules.mentioned(judgement))
    }
  }

  private init(outlook: Outlook, reasons: [ToldReason]) {
    self.outlook = outlook
    self.reasons = reasons
  }

  /// As pages show it.
  func shown(in language: Language) -> [String: Any] {
    [
      "isGood": outlook == .good, "isLooked": outlook == .looked, "isRejected": outlook == .rejected,
      "isUnknown": outlook == .unknown, "reasons": reasons.map { $0.shown(in: language) },
    ]
  }
}

extension Evidence {
  /// What is known before sending: there is a form, but nothing of other people's applications.
  fileprivate var withoutCasebook: Evidence {
    Evidence(
      portrait: portrait, identity: identity, comparisons: comparisons, hasCasebook: false, hasForm: hasForm)
  }
}
