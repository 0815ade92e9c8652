import Foundation

extension DurableFile {
  /// Copies a file, a link as a link, or a folder with all that is in it, for its owner only, and syncs everything but the copy's own name.
  /// What is none of these, such as a FIFO, is left out.
  ///
  /// - Parameter target: must not exist.
  package static func copy(_ path: String, to target: String) throws(FileFault) {
    try copy(Array(path.utf8CString), in: AT_FDCWD, to: Array(target.utf8CString), in: AT_FDCWD, target)
  }

  /// Names are bytes, since those of old zip programs are no UTF-8.
  ///
  /// - Parameter path: what is told of in errors.
  private static func copy(
    _ name: [CChar], in folder: CInt, to copied: [CChar], in target: CInt, _ path: String
  ) throws(FileFault) {
    var status = stat()
    guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { throw FileFault("copy to", path) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      guard mkdirat(target, copied, 0o700) == 0 else { throw FileFault("create", path) }
      let source = try opened(name, in: folder, O_DIRECTORY, path)
      try copyFolder(from: source, to: try opened(copied, in: target, O_DIRECTORY, path), path)
    case S_IFLNK:
      var place = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
      guard readlinkat(folder, name, &place, place.count - 1) >= 0, symlinkat(place, target, copied) == 0 else {
        throw FileFault("copy to", path)
      }
    case S_IFREG:
      let source = try opened(name, in: folder, 0, path)
      defer { close(source) }
      let bytes = try read(source, path)
      let file = openat(target, copied, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      guard file >= 0 else { throw FileFault("create", path) }
      defer { close(file) }
      try writeAll(bytes, to: file, path)
      guard fsync(file) == 0 else { throw FileFault("sync", path) }
    default: break
    }
  }

  /// Takes over both descriptors.
  private static func copyFolder(from source: CInt, to target: CInt, _ path: String) throws(FileFault) {
    defer { close(target) }
    guard let listing = fdopendir(source) else {
      let failure = FileFault("open", path)
      close(source)
      throw failure
    }
    defer { closedir(listing) }
    while let name = try nextName(in: listing, path) {
      try copy(name, in: source, to: name, in: target, path)
    }
    guard fsync(target) == 0 else { throw FileFault("sync", path) }
  }

  private static func opened(
    _ name: [CChar], in folder: CInt, _ flags: CInt, _ path: String
  ) throws(FileFault) -> CInt {
    let descriptor = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | flags)
    guard descriptor >= 0 else { throw FileFault("open", path) }
    return descriptor
  }
}
