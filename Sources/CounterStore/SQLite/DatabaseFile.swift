import Foundation

/// A database's file before SQLite opens it.
enum DatabaseFile {
  /// Makes it where there is none: its owner's alone from its first moment, and its name as durable as what will be written into it.
  static func prepare(_ path: String) throws(CounterStoreError) {
    let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      if errno == EEXIST { return }
      throw .storage("its file cannot be created: \(String(cString: strerror(errno)))")
    }
    close(descriptor)
    let folder = open(URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { throw .storage("its folder cannot be opened: \(String(cString: strerror(errno)))") }
    defer { close(folder) }
    guard fsync(folder) == 0 else {
      throw .storage("its folder cannot be synced: \(String(cString: strerror(errno)))")
    }
  }
}
