import AgencyRules
import Foundation
import Notices

/// A rules folder with its mail templates, read and found fit for a night as a whole.
public struct CheckedRules: Sendable {
  public let folder: RulesFolder
  let templates: NoticeTemplates

  /// - Throws: all faults of all files at once, each with its path.
  public init(at url: URL) throws(RuleFaults) {
    var faults: [RuleFault] = []
    var folder: RulesFolder?
    var templates: NoticeTemplates?
    do {
      folder = try RulesFolder(at: url, measures: MeasureCatalogue.types) { text in
        ForbiddenText.first(in: text).map { "contains \($0): the agency's mails never do" }
      }
    } catch {
      faults += error.faults.map { $0.inside(url) }
    }
    do throws(TemplateFaults) {
      templates = try NoticeTemplates(directory: url.appending(path: "mail"))
    } catch {
      faults += error.faults.map {
        RuleFault(file: "mail/\($0.file)", line: $0.line, problem: "\($0.problem)").inside(url)
      }
    }
    guard faults.isEmpty, let folder, let templates else { throw RuleFaults(faults) }
    self.folder = folder
    self.templates = templates
  }

  /// What writes the mails of an office.
  package func notices(for configuration: Configuration) throws(NoticeError) -> NoticeRenderer {
    try NoticeRenderer(
      templates: templates,
      sender: MailSender(displayName: configuration.mail.senderName, address: configuration.mail.sender),
      calendar: folder.calendar, signer: configuration.mail.signer)
  }
}
