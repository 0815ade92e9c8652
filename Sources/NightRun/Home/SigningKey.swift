import Casebook
import DurableFiles
import Foundation

/// The file of the key that signs heads of the journal. Whoever can write to the home folder must not have it.
public enum SigningKey {
  /// - Throws: `HomeFault` where it lies in the home folder, others may read it, or it is no key.
  public static func read(_ file: URL, outside home: HomeFolder) throws(HomeFault) -> JournalKey.Private {
    try requireOutside(file, of: home)
    let text = try CheckpointFolder.contents(of: file)
    var status = stat()
    guard stat(file.path, &status) == 0, status.st_mode & 0o077 == 0 else {
      throw HomeFault(path: file.path, problem: "may be read by others; run: chmod go= \(file.path)")
    }
    guard let key = JournalKey.Private(pem: text) else {
      throw HomeFault(path: file.path, problem: "is no Ed25519 private key; make one: card-review journal key FILE")
    }
    return key
  }

  /// Makes a new key, for its owner only, and its public half beside it, which all may read.
  ///
  /// - Returns: the file of the public half.
  public static func make(_ file: URL, outside home: HomeFolder) throws -> URL {
    try requireOutside(file, of: home)
    let key = JournalKey.Private()
    let publicFile = file.appendingPathExtension("pub")
    try DurableFile.write(Data(key.pem.utf8), to: file.path)
    try DurableFile.write(Data(key.publicKey.pem.utf8), to: publicFile.path, mode: 0o644)
    try DurableFile.syncFolder(file.deletingLastPathComponent().path)
    return publicFile
  }

  private static func requireOutside(_ file: URL, of home: HomeFolder) throws(HomeFault) {
    guard !home.holds(file.deletingLastPathComponent()) else {
      throw HomeFault(
        path: file.path,
        problem: "lies in the home folder, where whoever alters the journal finds it; keep it elsewhere")
    }
  }
}
