import DurableFiles
import Foundation

/// The folder that holds everything of one office: configuration, casebook, pictures, inbox and mail.
public struct HomeFolder: Sendable, Hashable {
  public let url: URL

  public init(_ url: URL) {
    self.url = url
  }

  public var configuration: URL { url.appending(path: "config.yaml") }
  public var casebook: URL { url.appending(path: "review.sqlite") }
  public var inbox: URL { url.appending(path: "inbox", directoryHint: .isDirectory) }
  public var refused: URL { url.appending(path: "refused", directoryHint: .isDirectory) }
  public var pictures: URL { url.appending(path: "pictures", directoryHint: .isDirectory) }
  public var outbox: URL { url.appending(path: "outbox", directoryHint: .isDirectory) }
  public var reports: URL { url.appending(path: "reports", directoryHint: .isDirectory) }
  /// Links to pictures; see `PictureLinks`.
  var links: URL { url.appending(path: "open", directoryHint: .isDirectory) }
  /// Bundles that are in the casebook, on their way out: moved here by one rename, then deleted.
  var takenIn: URL { url.appending(path: ".taken-in", directoryHint: .isDirectory) }
  /// The same where inbox/ is on another file system, to which no rename leads.
  var takenInBesideInbox: URL { inbox.appending(path: ".taken-in", directoryHint: .isDirectory) }
  public var lock: URL { url.appending(path: "run.lock") }
  /// Held by whoever reads the inbox, among nights that share the work.
  var intakeLock: URL { url.appending(path: "intake.lock") }
  /// Held by whoever compares a batch with the casebook and records it.
  var completionLock: URL { url.appending(path: "completion.lock") }
  /// Held by whoever hands mail over.
  var mailLock: URL { url.appending(path: "mail.lock") }

  /// The names of what lies in inbox/, in no order. What begins with a dot is still being written, and what systems strew into folders
  /// is no bundle.
  ///
  /// - Throws: `HomeFault` when the folder cannot be listed.
  public func waitingBundles() throws(HomeFault) -> [String] {
    try names(in: inbox).filter { !$0.hasPrefix(".") && !FolderLitter.holds($0) }
  }

  /// The names of what lies in refused/, in no order.
  ///
  /// - Throws: `HomeFault` when the folder cannot be listed.
  public func refusedBundles() throws(HomeFault) -> [String] {
    try names(in: refused).filter { !$0.hasPrefix(".") && !FolderLitter.holds($0) }
  }

  /// Whether a folder is this one or lies in it, links followed.
  func holds(_ folder: URL) -> Bool {
    (folder.resolvingSymlinksInPath().path + "/").hasPrefix(url.resolvingSymlinksInPath().path + "/")
  }

  private func names(in folder: URL) throws(HomeFault) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder.path)
    } catch {
      let isThere = FileManager.default.fileExists(atPath: folder.path)
      throw HomeFault(
        path: folder.path, problem: isThere ? "cannot be listed" : "is missing; make it: mkdir -m 700 \(folder.path)")
    }
  }

  var folders: [URL] { [url, inbox, refused, pictures, outbox, reports] }

  /// Whether `init` has been run here.
  public var exists: Bool { FileManager.default.fileExists(atPath: configuration.path) }

  /// Makes the folders (0700) and a configuration (0600) where they are missing; what is there is left as it is.
  ///
  /// - Throws: `HomeFault` when something cannot be made, or the folder is there and another user's.
  public func create() throws(HomeFault) {
    try refuseForeignCaller()
    for folder in folders {
      do {
        try FileManager.default.createDirectory(
          at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      } catch {
        throw HomeFault(path: folder.path, problem: "cannot be made: \(error.systemWords)")
      }
    }
    guard !exists else { return }
    // A configuration that is there is never written again.
    do {
      try DurableFile.create(configuration.path, with: Data(Configuration.template.utf8))
    } catch {
      throw HomeFault(path: configuration.path, problem: "cannot be written: \(error)")
    }
  }

  /// What is missing, what others may read, since everything here is personal data and for its owner only, and what belongs to others.
  public func faults() -> [HomeFault] {
    let missing = folders.filter { Self.status(of: $0.path).map { $0.st_mode & S_IFMT } != S_IFDIR }.map {
      HomeFault(path: $0.path, problem: "is missing; make it: mkdir -m 700 \($0.path)")
    }
    let readable = (folders + [configuration, casebook]).compactMap { item -> HomeFault? in
      guard let mode = Self.status(of: item.path)?.st_mode, mode & 0o077 != 0 else { return nil }
      return HomeFault(
        path: item.path,
        problem: "others may read it (mode \(String(mode & 0o7777, radix: 8))); run: chmod go= \(item.path)")
    }
    return missing + readable + ownerFaults()
  }
}

/// Something wrong with the home folder.
public struct HomeFault: Error, Sendable, Hashable, CustomStringConvertible {
  public let path: String
  public let problem: String
  /// Whether it lies with the rights of whoever asks.
  public let isPermission: Bool

  init(path: String, problem: String, isPermission: Bool = false) {
    self.path = path
    self.problem = problem
    self.isPermission = isPermission
  }

  public var description: String { "\(path) \(problem)" }
}
