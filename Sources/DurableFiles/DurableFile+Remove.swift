import Foundation

extension DurableFile {
  /// Deletes a file, or a folder with all that is in it, however deep that goes and whatever its modes allow its owner.
  ///
  /// A folder in the folder is moved beside it first, under a name of its own, so that no path grows longer than the system takes. A
  /// process that is killed leaves such folders there.
  package static func remove(_ path: String) throws(FileFault) {
    let parent = (path as NSString).deletingLastPathComponent
    if unlink(path) == 0 { return }
    guard errno == EISDIR else { throw FileFault("delete", path) }
    var folders = [path]
    while let folder = folders.popLast() {
      chmod(folder, 0o700)
      try empty(folder) { name, descriptor throws(FileFault) in
        let aside = "\(parent)/.\(UUID().uuidString)"
        // A folder that its owner may not write to cannot be moved elsewhere.
        fchmodat(descriptor, name, 0o700, 0)
        guard renameat(descriptor, name, AT_FDCWD, aside) == 0 else { throw FileFault("delete what is in", folder) }
        folders.append(aside)
      }
      guard rmdir(folder) == 0 else { throw FileFault("delete", folder) }
    }
  }

  /// Deletes the files of a folder, and hands each folder in it over by its name's bytes, which may be no UTF-8.
  private static func empty(
    _ folder: String, _ body: ([CChar], CInt) throws(FileFault) -> Void
  ) throws(FileFault) {
    guard let listing = opendir(folder) else { throw FileFault("open", folder) }
    defer { closedir(listing) }
    while let name = try nextName(in: listing, folder) {
      if unlinkat(dirfd(listing), name, 0) == 0 { continue }
      guard errno == EISDIR else { throw FileFault("delete what is in", folder) }
      try body(name, dirfd(listing))
    }
  }
}
