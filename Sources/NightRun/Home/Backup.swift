import Casebook
import DurableFiles
import Foundation
import ReviewDomain

/// Copies of a home folder, made while nights run, checked after they were written.
///
/// The order is what makes them whole. What may still come in (inbox/) is copied before the casebook: a bundle is then in the copy, or in the
/// copied casebook, or in both, which intake knows. What the casebook speaks of (pictures/, outbox/) is copied after it: a
/// picture is stored before it is recorded, and a mail that the copied casebook calls sent is there.
public struct Backup: Sendable {
  public let home: HomeFolder

  public init(of home: HomeFolder) {
    self.home = home
  }

  /// Written into the home when a backup was made, for `doctor`.
  public struct Record: Sendable, Hashable, Codable {
    public let at: Date
    public let folder: String
    /// The journal's head in it; empty for an empty journal.
    public let journalHead: String
  }

  /// What a check of a copy found.
  public struct Check: Sendable {
    public let journalHead: String
    public let applications: Int
    public let pictures: Int
  }

  /// Not copied: links and locks are made anew, bundles on their way out are in the casebook, and the casebook has a copy of its own.
  private static let leftOut: Set = [
    "open", ".taken-in", "run.lock", "intake.lock", "completion.lock", "mail.lock", "last-backup.json", "review.sqlite",
    "review.sqlite-journal", "pictures", "outbox",
  ]

  /// Makes a backup in a folder of its own below `folder`. Pictures that the last backup there has are linked to, not copied again.
  ///
  /// - Throws: `FileFault`, `HomeFault`, `CasebookError`, or `BackupFault` where the copy is not right; then it stays under a name with a
  ///   dot.
  public func make(in folder: URL, at time: Date) throws -> (URL, Check) {
    guard !home.holds(folder) else {
      throw HomeFault(path: folder.path, problem: "lies in the home folder; a backup belongs on another disk")
    }
    try DurableFile.makeFolder(folder.path)
    let name = "card-review-" + time.inTaiwan.replacing(" ", with: "-").replacing(":", with: "")
    let last = try Self.backups(in: folder).last
    let unfinished = HomeFolder(folder.appending(path: ".unfinished-\(name)", directoryHint: .isDirectory))
    if FileManager.default.fileExists(atPath: unfinished.url.path) { try DurableFile.remove(unfinished.url.path) }
    try DurableFile.makeFolder(unfinished.url.path)
    for part in try Self.parts(of: home.url) where !Self.leftOut.contains(part) {
      try Self.copyLive(home.url.appending(path: part), to: unfinished.url.appending(path: part))
    }
    let casebook = try SQLiteCasebook(path: home.casebook.path, create: false)
    try casebook.copy(to: unfinished.casebook.path)
    try Self.copyLive(home.outbox, to: unfinished.outbox)
    try copyPictures(to: unfinished, last: last.map(HomeFolder.init))
    let check = try Self.check(unfinished)
    let made = folder.appending(path: name, directoryHint: .isDirectory)
    try DurableFile.moveKeeping(unfinished.url.path, to: made.path)
    try Self.note(Record(at: time, folder: made.path, journalHead: check.journalHead), in: home)
    return (made, check)
  }

  /// Copies what others take away meanwhile: nothing stays in the copy of what is gone when its turn is over. A bundle that intake has
  /// taken stands in the casebook, which is copied later; half of it would be refused one day.
  private static func copyLive(_ source: URL, to target: URL) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: source.path, isDirectory: &isFolder) else { return }
    do {
      if isFolder.boolValue {
        try DurableFile.makeFolder(target.path)
        for name in try parts(of: source) {
          try copyLive(source.appending(path: name), to: target.appending(path: name))
        }
        try DurableFile.syncFolder(target.path)
      } else {
        try DurableFile.copy(source.path, to: target.path)
      }
    } catch {
      if FileManager.default.fileExists(atPath: source.path) { throw error }
    }
    if !FileManager.default.fileExists(atPath: source.path), FileManager.default.fileExists(atPath: target.path) {
      try DurableFile.remove(target.path)
    }
  }

  private func copyPictures(to copy: HomeFolder, last: HomeFolder?) throws {
    let store = PictureStore(folder: copy.pictures)
    let before = last.map { PictureStore(folder: $0.pictures) }
    try DurableFile.makeFolder(copy.pictures.path)
    try SQLiteCasebook(path: copy.casebook.path, create: false).forEachPicture { digest in
      let target = store.url(of: digest)
      let source = PictureStore(folder: home.pictures).url(of: digest)
      // One that was lost before is missing in the copy as well; nights and doctor tell of it.
      guard FileManager.default.fileExists(atPath: source.path) else { return }
      try DurableFile.makeFolder(target.deletingLastPathComponent().deletingLastPathComponent().path)
      try DurableFile.makeFolder(target.deletingLastPathComponent().path)
      if let before, before.fault(of: digest) == nil, link(before.url(of: digest).path, target.path) == 0 { return }
      try DurableFile.copy(source.path, to: target.path)
    }
  }

  /// Puts a backup where no home is yet, checks it and answers what is in it.
  ///
  /// - Throws: as `make`; config.yaml comes last, so that what is not whole is no home.
  public static func restore(_ backup: URL, to home: HomeFolder) throws -> Check {
    let source = HomeFolder(backup)
    guard source.holdsCasebook, source.exists else {
      throw HomeFault(
        path: backup.path, problem: "is no backup of card-review; name one of the folders that `backup` made")
    }
    guard try !FileManager.default.fileExists(atPath: home.url.path) || parts(of: home.url).isEmpty else {
      throw HomeFault(path: home.url.path, problem: "is not empty; restore into a new folder, and move it then")
    }
    try DurableFile.makeFolder(home.url.path)
    let last = source.configuration.lastPathComponent
    for part in try parts(of: backup) where part != last {
      try DurableFile.copy(backup.appending(path: part).path, to: home.url.appending(path: part).path)
    }
    let found = try Self.check(home)
    try DurableFile.copy(source.configuration.path, to: home.configuration.path)
    try DurableFile.syncFolder(home.url.path)
    return found
  }

  /// - Throws: `BackupFault` with everything that is wrong.
  static func check(_ copy: HomeFolder) throws -> Check {
    let casebook = try SQLiteCasebook(path: copy.casebook.path, create: false)
    let found = try casebook.diagnostics()
    var faults = found.structureFaults + found.state.faults.map(\.description)
    var head = ""
    switch found.journal {
    case .intact(let sequence, let hash): head = sequence == 0 ? "" : "\(sequence):\(hash)"
    case .broken(let sequence, let why): faults.append("the journal is broken at entry \(sequence): \(why)")
    }
    let store = PictureStore(folder: copy.pictures)
    var pictures = 0
    try casebook.forEachPicture { digest in
      pictures += 1
      if let fault = store.fault(of: digest) { faults.append("\(store.url(of: digest).path) \(fault)") }
    }
    guard faults.isEmpty else { throw BackupFault(path: copy.url.path, faults: faults) }
    return Check(journalHead: head, applications: found.state.compared, pictures: pictures)
  }

  /// The last backup of a home; nil where none was noted.
  public static func last(of home: HomeFolder) -> Record? {
    (try? Data(contentsOf: record(in: home))).flatMap { try? JSONDecoder().decode(Record.self, from: $0) }
  }

  private static func note(_ record: Record, in home: HomeFolder) throws {
    try DurableFile.replace(self.record(in: home).path, with: JSONEncoder().encode(record))
  }

  private static func record(in home: HomeFolder) -> URL { home.url.appending(path: "last-backup.json") }

  /// Finished ones, the oldest first.
  private static func backups(in folder: URL) throws -> [URL] {
    try parts(of: folder).filter { $0.hasPrefix("card-review-") }.map { folder.appending(path: $0) }
  }

  private static func parts(of folder: URL) throws(HomeFault) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    } catch {
      throw HomeFault(path: folder.path, problem: "cannot be listed: \(error.systemWords)")
    }
  }
}

/// A copy that is not what it should be.
public struct BackupFault: Error, Sendable {
  public let path: String
  public let faults: [String]
}
