import Casebook
import DurableFiles
import Foundation

/// A folder of signed heads of the journal, on another machine or at least outside of the home folder.
public struct CheckpointFolder: Sendable {
  public let url: URL

  public init(_ url: URL) {
    self.url = url
  }

  private static let suffix = ".checkpoint"

  /// The newest file there; nil where there is none. Names sort as their numbers do.
  ///
  /// - Throws: `HomeFault` where the folder cannot be listed.
  public func newest() throws(HomeFault) -> URL? {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: url.path).filter { $0.hasSuffix(Self.suffix) }.max()
        .map { url.appending(path: $0) }
    } catch {
      throw HomeFault(path: url.path, problem: "cannot be listed: \(error.systemWords)")
    }
  }

  /// Reads a checkpoint and checks who signed it.
  ///
  /// - Throws: `HomeFault`
  public static func read(_ file: URL, signedBy key: JournalKey.Public) throws(HomeFault) -> SignedCheckpoint {
    let text = try contents(of: file)
    guard let checkpoint = SignedCheckpoint(text: text) else {
      throw HomeFault(path: file.path, problem: "is no checkpoint of a journal")
    }
    guard checkpoint.isSigned(by: key) else {
      throw HomeFault(path: file.path, problem: "was not signed with this key, or was altered since")
    }
    return checkpoint
  }

  /// - Throws: `HomeFault`
  public static func publicKey(at file: URL) throws(HomeFault) -> JournalKey.Public {
    guard let key = JournalKey.Public(pem: try contents(of: file)) else {
      throw HomeFault(path: file.path, problem: "is no public key; `journal key` writes it beside the private one")
    }
    return key
  }

  /// Writes a checkpoint under a name that tells its place.
  ///
  /// - Returns: the file; one of the same head that is there stays as it is.
  public func add(_ checkpoint: SignedCheckpoint) throws(FileFault) -> URL {
    let number = String(checkpoint.head.sequence)
    let name = "journal-" + String(repeating: "0", count: max(0, 12 - number.count)) + number + Self.suffix
    let file = url.appending(path: name)
    try DurableFile.create(file.path, with: Data(checkpoint.text.utf8))
    return file
  }

  static func contents(of file: URL) throws(HomeFault) -> String {
    do {
      return try String(contentsOf: file, encoding: .utf8)
    } catch {
      throw HomeFault(path: file.path, problem: "cannot be read: \(error.systemWords)")
    }
  }
}
