import Casebook
import Foundation
import NightRun
import ReviewDomain
import Testing

/// What a night has brought about: verdicts, decisions, mail, journal and files, without the times at which it was done.
struct NightOutcome: Equatable {
  struct Item: Equatable {
    let status: ApplicationStatus
    let verdict: Verdict?
    let reasons: [ReasonCode]
    let decisions: [String]
    let mails: [String]
    /// The journal's events of this application, sorted; retries of mail are left out, each success is in.
    let events: [String]
  }

  let items: [ApplicationID: Item]
  /// Each file of the home folder but the casebook's and locks, with its size; a maildir is told of its names.
  let files: [String]
  /// By message ID.
  let mails: [String: Data]

  init(of home: HomeFolder) throws {
    let casebook = try SQLiteCasebook(path: home.casebook.path, create: false)
    let found = try casebook.diagnostics()
    #expect(found.isHealthy, "\(found)")
    let journal = try casebook.journal(of: nil, after: 0, limit: .max)
    let events = Dictionary(grouping: journal, by: \.application)
    var items: [ApplicationID: Item] = [:]
    var stored: [String: Data] = [:]
    for status in ApplicationStatus.allCases {
      for entry in try casebook.page(of: status, after: nil, limit: .max) {
        let history = events[entry.application, default: []].map(\.event).filter { $0 != "notice_deferred" }.sorted()
        if let returned = try casebook.returnRecord(of: entry.application) {
          items[entry.application] = Item(
            status: status, verdict: nil, reasons: entry.reasons, decisions: [Self.words(returned.decision)],
            mails: returned.notices.map { "\($0.notice.kind) \($0.status)" }, events: history)
          for notice in returned.notices { stored[notice.notice.messageID] = notice.notice.bytes }
          continue
        }
        let record = try #require(try casebook.record(of: entry.application))
        items[entry.application] = Item(
          status: status, verdict: record.judgement?.verdict, reasons: record.judgement?.reasons ?? [],
          decisions: record.decisions.map(Self.words),
          mails: record.notices.map { "\($0.notice.kind) \($0.status)" },
          events: history)
        for notice in record.notices where notice.status == .sent {
          stored[notice.notice.messageID] = notice.notice.bytes
        }
      }
    }
    self.items = items
    mails = try home.mails()
    #expect(mails == stored, "the maildir does not hold exactly the mails that the casebook calls sent")
    files = try Self.files(below: home.url)
  }

  private static func words(_ decision: DecisionRecord) -> String {
    "\(decision.number) \(decision.decision) \(decision.reasons) by \(decision.decidedBy)"
  }

  /// Without the mails' bytes and sizes, which tell of the hour.
  struct Timeless: Equatable {
    let items: [ApplicationID: Item]
    let files: [String]
  }

  var timeless: Timeless {
    Timeless(
      items: items,
      files: files.map { $0.hasPrefix("outbox/new/") ? String($0.prefix { $0 != " " }) : $0 })
  }

  private static func files(below home: URL) throws -> [String] {
    let names = try #require(FileManager.default.subpaths(atPath: home.path))
    return try names.filter { name in
      guard !name.hasPrefix("review.sqlite"), !name.hasSuffix(".lock") else { return false }
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: home.appending(path: name).path, isDirectory: &isFolder)
      // An empty folder of the picture store is no harm.
      return !(isFolder.boolValue && name.hasPrefix("pictures/"))
    }.map { name in
      let size = try FileManager.default.attributesOfItem(atPath: home.appending(path: name).path)[.size] as? Int
      return name.hasPrefix("inbox") ? name : "\(name) \(size ?? 0)"
    }.sorted()
  }
}
