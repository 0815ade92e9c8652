import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension SQLiteCasebook {
  /// A casebook that has lost everything is never taken for a new one: mail would go out anew.
  static let empty = CasebookError.storage("the casebook is empty; restore it from a backup")

  /// Sees to it that there is a file to open, readable by its owner alone from its first moment. SQLite gives the
  /// rollback journal the mode of the database.
  static func prepareFile(_ path: String, create: Bool) throws(CasebookError) {
    if create {
      let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
      if descriptor >= 0 {
        close(descriptor)
        return try syncFolder(of: path)
      }
      guard errno == EEXIST else { throw .storage("the casebook cannot be created: \(systemMessage(errno))") }
    }
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw .storage(
        errno == ENOENT ? "there is no casebook at this path" : "the casebook cannot be opened: \(systemMessage(errno))"
      )
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .storage("the casebook's path is not a file") }
    // Before SQLite sees it, which throws the rollback journal of an empty database away.
    guard create || status.st_size > 0 else { throw empty }
    guard access(path, R_OK) == 0 else { throw .storage("the casebook cannot be read: \(systemMessage(errno))") }
  }

  /// Makes the new file's name as durable as what will be written into it.
  private static func syncFolder(of path: String) throws(CasebookError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .storage("the casebook's folder cannot be opened: \(systemMessage(errno))") }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else {
      throw .storage("the casebook's folder cannot be synced: \(systemMessage(errno))")
    }
  }

  private static func systemMessage(_ code: Int32) -> String {
    String(cString: strerror(code))
  }
}
