import AgencyRules
import Foundation
import Notices

/// A rules folder with its mail templates, read and found fit for a night as a whole.
public struct CheckedRules: Sendable {
  public let folder: RulesFolder
  let templates: NoticeTemplates

  /// - Throws: `RuleFaults` or `TemplateFaults`, each with all its faults at once.
  public init(at url: URL) throws {
    folder = try RulesFolder(at: url, measures: MeasureCatalogue.types)
    templates = try NoticeTemplates(directory: folder.mailTemplates)
    let faults = folder.ruleSet.reasons.values.sorted { $0.code < $1.code }.compactMap { reason -> RuleFault? in
      guard reason.machineMayReject || reason.reviewerMayReject,
        let found = ForbiddenText.first(in: "\(reason.caption)\n\(reason.advice)")
      else { return nil }
      return RuleFault(
        file: "reasons.yaml", line: nil,
        problem: "reason `\(reason.code)` contains \(found): the agency's mails never do")
    }
    guard faults.isEmpty else { throw RuleFaults(faults) }
  }
}
