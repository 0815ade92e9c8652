import Casebook
import CasebookConformance
import Foundation
import NightRun
import Notices
import ReviewDomain
import Testing

/// An office in a temporary folder, with a real casebook and the shipped mails, removed when the test lets go of it.
final class TestOffice {
  static let checkout = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    .standardizedFileURL

  let home: HomeFolder
  let casebook: SQLiteCasebook
  let notices: NoticeRenderer
  let reasons: [ReasonCode: Reason]

  init() throws {
    home = HomeFolder(FileManager.default.temporaryDirectory.appending(path: "office-\(UUID().uuidString)"))
    try home.create()
    reasons = try CheckedRules(at: Self.checkout.appending(path: "rules")).folder.ruleSet.reasons
    casebook = try SQLiteCasebook(path: home.casebook.path, create: true)
    notices = try NoticeRenderer(
      templates: NoticeTemplates(directory: Self.checkout.appending(path: "rules/mail")),
      sender: MailSender(displayName: "自動化服務信箱", address: EmailAddress(typed: "no-reply@example.tw")))
  }

  deinit {
    try? FileManager.default.removeItem(at: home.url)
  }

  /// Puts a bundle into the inbox and answers its folder.
  @discardableResult
  func put(_ bundle: TestBundle, as name: String) throws -> URL {
    let folder = home.inbox.appending(path: name)
    try bundle.write(to: folder)
    return folder
  }

  @discardableResult
  func takeIn(at time: Date = Samples.hour(1), stop: Bool = false) throws -> IntakeResult {
    var result = IntakeResult()
    try Intake(home: home, casebook: casebook, notices: notices, reasons: reasons)
      .run(at: { time }, stop: { stop }, into: &result) { _, _ in }
    return result
  }

  func status(_ number: Int) throws -> ApplicationStatus? {
    try casebook.record(of: Samples.id(number))?.status
  }

  /// The mails handed over so far, by file name.
  func mails() throws -> [String: Data] { try home.mails() }

  func inbox() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: home.inbox.path).sorted() }

  func refused() throws -> [String] { try home.refusedBundles().sorted() }

  func reason(of refused: String) throws -> String {
    try String(contentsOf: home.refused.appending(path: "\(refused)/refused.txt"), encoding: .utf8)
  }
}

extension HomeFolder {
  /// The mails in the maildir, by file name.
  func mails() throws -> [String: Data] {
    let folder = outbox.appending(path: "new")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return Dictionary(
      uniqueKeysWithValues: try names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) })
  }
}
