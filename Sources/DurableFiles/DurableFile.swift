import Foundation
import Synchronization

/// File operations whose effect outlives a loss of power.
package enum DurableFile {
  /// Makes a folder for its owner only, unless it is there already, and syncs its parent.
  package static func makeFolder(_ path: String) throws(FileFault) {
    let isNew = mkdir(path, 0o700) == 0
    guard isNew || errno == EEXIST else { throw FileFault("create", path) }
    let parent = (path as NSString).deletingLastPathComponent
    // Whoever made a folder that is there may have died before syncing its parent; to have done that once is enough.
    guard isNew || !synced.withLock({ $0.contains(parent) }) else { return }
    synced.withLock { _ = $0.remove(parent) }
    try syncFolder(parent)
    synced.withLock { _ = $0.insert(parent) }
  }

  /// Folders in which this process has made or found another, and whose last sync it saw succeed.
  private static let synced = Mutex<Set<String>>([])

  /// Writes a new file, for its owner only unless said otherwise. The file must not exist.
  package static func write(_ bytes: Data, to path: String, mode: mode_t = 0o600) throws(FileFault) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    guard file >= 0 else { throw FileFault("create", path) }
    var failure: FileFault?
    do throws(FileFault) {
      // The process's mask takes from what was asked for.
      guard fchmod(file, mode) == 0 else { throw FileFault("set the mode of", path) }
      try writeAll(bytes, to: file, path)
      guard fsync(file) == 0 else { throw FileFault("sync", path) }
    } catch {
      failure = error
    }
    // Some file systems report a failed write only here.
    if close(file) != 0, failure == nil {
      failure = FileFault("close", path)
    }
    if let failure { throw failure }
  }

  /// Renames over whatever is at the target. The caller syncs the folder.
  package static func move(_ path: String, to target: String) throws(FileFault) {
    guard rename(path, target) == 0 else { throw FileFault("move to", target) }
  }

  /// Renames a file or folder to a name that must be free, and syncs both folders.
  ///
  /// Looking and renaming are two steps; the callers hold the run lock, so that nobody comes in between.
  package static func moveKeeping(_ path: String, to target: String) throws(FileFault) {
    var status = stat()
    if lstat(target, &status) == 0 {
      errno = EEXIST
      throw FileFault("move to", target)
    }
    try move(path, to: target)
    try syncFolder((target as NSString).deletingLastPathComponent)
    try syncFolder((path as NSString).deletingLastPathComponent)
  }

  /// Writes a file whole or not at all, over whatever is there: to a neighbour, synced, renamed, and the folder synced.
  ///
  /// The neighbour always has the same name, so that nothing is left for ever of a process that was killed before the rename.
  /// Two processes must not replace one file at the same time.
  package static func replace(_ path: String, with bytes: Data) throws(FileFault) {
    try replace(path, by: "\(path).new", with: bytes)
    try syncFolder((path as NSString).deletingLastPathComponent)
  }

  /// Writes a file whole or not at all where none is, and leaves one that is there as it is. Several processes may do so at once.
  package static func create(_ path: String, with bytes: Data) throws(FileFault) {
    let unfinished = "\(path).\(getpid()).new"
    unlink(unfinished)
    try write(bytes, to: unfinished)
    defer { unlink(unfinished) }
    guard link(unfinished, path) == 0 || errno == EEXIST else { throw FileFault("create", path) }
    try syncFolder((path as NSString).deletingLastPathComponent)
  }

  /// The same by way of a file of the caller's choice in the same file system; the caller syncs the target's folder.
  package static func replace(
    _ path: String, by unfinished: String, with bytes: Data, mode: mode_t = 0o600
  ) throws(FileFault) {
    unlink(unfinished)
    do {
      try write(bytes, to: unfinished, mode: mode)
      try move(unfinished, to: path)
    } catch {
      unlink(unfinished)
      throw error
    }
  }

  /// Whether no rename leads from one folder into the other, since they are on different file systems or mounts.
  package static func areApart(_ folder: String, _ other: String) -> Bool {
    // The system looks at the mounts before the names, of which neither need exist.
    let name = "/.no-such-name"
    return rename(folder + name, other + name) != 0 && errno == EXDEV
  }

  package static func syncFolder(_ path: String) throws(FileFault) {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw FileFault("open", path) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw FileFault("sync", path) }
  }

  /// Gives the owner all rights on a folder and the folders in it, without which it can be neither moved nor deleted. What belongs to
  /// others stays as it is.
  package static func openToOwner(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return }
    if status.st_mode & 0o700 != 0o700 { chmod(path, status.st_mode & 0o7777 | 0o700) }
    for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] { openToOwner(path + "/" + name) }
  }

  /// Reads a file from where its descriptor stands to its end.
  ///
  /// - Parameter path: its name in errors.
  package static func read(_ file: CInt, _ path: String) throws(FileFault) -> Data {
    var bytes = Data()
    try read(file, path) { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// The same piece by piece, for what need not be held as a whole.
  package static func read(_ file: CInt, _ path: String, piece: (ArraySlice<UInt8>) -> Void) throws(FileFault) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Foundation.read(file, &buffer, buffer.count)
      if count == 0 { return }
      if count > 0 {
        piece(buffer[..<count])
      } else if errno != EINTR {
        throw FileFault("read", path)
      }
    }
  }

  static func writeAll(_ bytes: Data, to file: Int32, _ path: String) throws(FileFault) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR { continue }
        throw FileFault("write", path)
      }
      rest = rest.dropFirst(written)
    }
  }
}
