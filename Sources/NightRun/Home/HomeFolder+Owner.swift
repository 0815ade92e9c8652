import Foundation

extension HomeFolder {
  /// Keeps everybody but the folder's owner from making files in it, which would stop the owner's nights.
  ///
  /// - Throws: `HomeFault` with whose it is; nothing where there is no folder yet.
  public func refuseForeignCaller() throws(HomeFault) {
    guard let owner = Self.status(of: url.path)?.st_uid, owner != geteuid() else { return }
    let (theirs, yours) = (SystemUser.name(of: owner), SystemUser.name(of: geteuid()))
    throw HomeFault(
      path: url.path,
      problem: "belongs to \(theirs), and what \(yours) left there would stop its nights; "
        + "run this as its owner: sudo -u \(theirs) card-review …",
      isPermission: true)
  }

  /// What in the home belongs to somebody else than the home does, by its parts: the nights of the home's owner cannot use it.
  ///
  /// What lies in inbox/ and refused/ is left out: senders may be other users.
  func ownerFaults() -> [HomeFault] {
    guard let owner = Self.status(of: url.path)?.st_uid else { return [] }
    let whole = [pictures, outbox, reports, takenIn].map { ($0, Self.tree(below: $0.path)) }
    let alone = [inbox, refused, configuration, casebook, lock, intakeLock, completionLock, mailLock]
    return (whole + alone.map { ($0, []) }).compactMap { part, below in
      let foreign = ([part.path] + below).compactMap { path -> (path: String, owner: uid_t)? in
        guard let found = Self.status(of: path)?.st_uid, found != owner else { return nil }
        return (path, found)
      }
      guard let first = foreign.first else { return nil }
      let others = foreign.count > 1 ? " and \(foreign.count - 1) other(s) in \(part.path)" : ""
      return HomeFault(
        path: first.path,
        problem:
          "belongs to \(SystemUser.name(of: first.owner))\(others), not to \(SystemUser.name(of: owner)) as the home does; "
          + "run: chown -R \(SystemUser.name(of: owner)) \(part.path)")
    }
  }

  /// Everything below a folder, as far as it can be listed.
  private static func tree(below folder: String) -> [String] {
    (FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []).map { "\(folder)/\($0)" }
  }

  /// Of what a link points to, since a home or a part of it may lie elsewhere.
  static func status(of path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }
}
