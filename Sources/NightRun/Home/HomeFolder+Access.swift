import Foundation

extension HomeFolder {
  /// Sees to it that there is an office to open here, and that whoever asks may.
  ///
  /// - Throws: `HomeFault` with what to do. A folder that holds somebody's office, or may hold one, is never called one to be made.
  public func requireOffice() throws(HomeFault) {
    try requireAccess()
    if exists { return }
    if holdsCasebook {
      throw HomeFault(
        path: configuration.path,
        problem: "is gone, though there is a casebook beside it; put it back from a backup: it names the rules and the "
          + "mail's sender")
    }
    throw HomeFault(
      path: url.path,
      problem: "is no home folder of card-review; name yours with --home or CARD_REVIEW_HOME, or make one: "
        + "card-review init --home DIR")
  }

  /// Whether there is a casebook, as in every home in which `init` came to its end.
  public var holdsCasebook: Bool { FileManager.default.fileExists(atPath: casebook.path) }

  /// Sees to it that what is there of the home folder may be read.
  ///
  /// - Throws: `HomeFault` with whose it is.
  public func requireAccess() throws(HomeFault) {
    for item in [url, configuration, casebook] where isClosed(item) { throw closed(item) }
  }

  private func isClosed(_ item: URL) -> Bool {
    access(item.path, item == url ? R_OK | X_OK : R_OK) != 0 && errno == EACCES
  }

  private func closed(_ item: URL) -> HomeFault {
    // Of a path that leads through somebody else's folder, that folder tells whose it is.
    var owned = item
    var status = stat()
    while stat(owned.path, &status) != 0 && owned.path != "/" { owned.deleteLastPathComponent() }
    let (owner, you) = (SystemUser.name(of: status.st_uid), SystemUser.name(of: getuid()))
    return HomeFault(
      path: item.path,
      problem:
        "belongs to \(owner) and is closed to \(you); run this as its owner (sudo -u \(owner) card-review …), "
        + "or name your own home with --home",
      isPermission: true)
  }
}

/// The operating system's users.
public enum SystemUser {
  /// A user's name, or its number where the system has no name for it.
  public static func name(of id: uid_t) -> String {
    getpwuid(id).map { String(cString: $0.pointee.pw_name) } ?? "uid-\(id)"
  }
}
