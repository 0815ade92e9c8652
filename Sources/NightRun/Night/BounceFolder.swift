import Casebook
import DurableFiles
import Foundation
import Notices

/// What reading a maildir of reports brought.
public struct BounceResult: Sendable, Hashable, Encodable {
  /// Numbers of the mails that count as failed now.
  public var failed: [Int64] = []
  /// Reports that told nothing new.
  public var known = 0
  /// Reports of mails that this office never sent.
  public var strange = 0
  /// Messages that are no reports of a failure; they are left for somebody to read.
  public var left = 0

  public init() {}
}

/// The maildir to which reports of undelivered mail come.
public struct BounceFolder {
  /// No report is longer; what is, is left to be read.
  private static let longest = 10_000_000

  private let path: String

  /// - Throws: `HomeFault` where it is no maildir.
  public init(_ folder: URL) throws(HomeFault) {
    path = folder.path
    for part in ["new", "cur"] where access("\(path)/\(part)", R_OK | W_OK | X_OK) != 0 {
      throw HomeFault(
        path: "\(path)/\(part)", problem: "is missing or closed to you; name a maildir, with new/ and cur/ in it")
    }
  }

  /// Records what the new reports tell, and moves them to cur/ as read. One that was recorded and not moved, since the run ended there,
  /// tells nothing new the next time.
  ///
  /// - Throws: `CasebookError`, `FileFault`, or what kept the folder from being read.
  public func read(into casebook: any Casebook, at time: Date) throws -> BounceResult {
    var result = BounceResult()
    for name in try FileManager.default.contentsOfDirectory(atPath: path + "/new").sorted() where !name.hasPrefix(".") {
      let file = "\(path)/new/\(name)"
      let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0
      guard size <= Self.longest, let report = BounceReport(try Data(contentsOf: URL(filePath: file))) else {
        result.left += 1
        continue
      }
      switch try record(report, in: casebook, at: time) {
      case .recorded(let mail): result.failed.append(mail)
      case .nothingNew: result.known += 1
      case .unknownMail: result.strange += 1
      }
      let flags = name.contains(":") ? "" : ":2,S"
      try DurableFile.move(file, to: "\(path)/cur/\(name)\(flags)")
    }
    return result
  }

  private func record(
    _ report: BounceReport, in casebook: any Casebook, at time: Date
  ) throws -> BounceOutcome {
    for id in report.messageIDs {
      let bounce = Bounce(messageID: id, status: report.status, isOfAddress: report.isOfAddress)
      let outcome = try casebook.recordBounces([bounce], at: time).first ?? .unknownMail
      if outcome != .unknownMail { return outcome }
    }
    return .unknownMail
  }
}
