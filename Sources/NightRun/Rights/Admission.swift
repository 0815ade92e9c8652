import AgencyRules
import Foundation

/// Finds out who calls the program, and lets them do what reviewers.yaml says.
///
/// People reach the home of the account that owns it through sudo(8), which says who they are in SUDO_UID. Whoever is not that account,
/// nor root, cannot start the program as it but through sudo, which sets the variable anew. The account itself could say what it likes; it owns
/// every file there is to protect.
public struct Admission: Sendable {
  private let user: uid_t
  private let sudo: uid_t?
  private let file: URL

  /// - Parameters:
  ///   - user: as whom the program runs.
  ///   - sudo: SUDO_UID, nil without one.
  public init(user: uid_t, sudo: String?, file: URL = Reviewers.place) {
    self.user = user
    self.sudo = sudo.flatMap { uid_t($0) }
    self.file = file
  }

  /// Who was let in, and where to.
  public struct Guest: Sendable {
    public let caller: Caller
    /// The only home that is open to them; nil = whichever they name.
    public let home: HomeFolder?
  }

  /// - Parameters:
  ///   - home: nil for a command without one.
  ///   - isNamed: whether the caller named it, rather than stood in it.
  /// - Throws: `NotAllowed`, or `RuleFaults` where reviewers.yaml cannot be believed.
  public func admit(to right: Right, in home: HomeFolder?, isNamed: Bool) throws -> Guest {
    let isBelieved = isSudoBelieved(in: home)
    let name = SystemUser.name(of: isBelieved ? sudo ?? user : user)
    let free = Guest(caller: Caller(name: name, person: nil, served: isBelieved ? servedPerson : nil), home: nil)
    guard FileManager.default.fileExists(atPath: file.path) else { return free }
    if let person = servedPerson {
      let reviewers = try Reviewers(at: file)
      if try owner(of: reviewers.home) == user {
        if isNamed, let home, !home.isSame(as: reviewers.home) {
          throw NotAllowed("through sudo, \(reviewers.home.url.path) alone is open to \(SystemUser.name(of: person))")
        }
        let caller = reviewers.caller(SystemUser.name(of: person), served: person)
        try caller.require(right)
        return Guest(caller: caller, home: reviewers.home)
      }
    }
    // The account itself, root, or somebody's own home.
    guard let home, right == .review || right == .overrule, access(file.path, R_OK) == 0 else { return free }
    let reviewers = try Reviewers(at: file)
    guard home.isSame(as: reviewers.home) else { return free }
    guard let person = servedPerson else {
      throw NotAllowed(
        "\(name) is nobody who reviews; do it as yourself: sudo -u \(try SystemUser.name(of: owner(of: home))) card-review …"
      )
    }
    let caller = reviewers.caller(SystemUser.name(of: person), served: nil)
    try caller.require(right)
    return Guest(caller: caller, home: nil)
  }

  /// Somebody else than this account and root who has started the program through sudo.
  private var servedPerson: uid_t? { sudo == user || sudo == 0 ? nil : sudo }

  private func isSudoBelieved(in home: HomeFolder?) -> Bool {
    user == 0 || home.flatMap { HomeFolder.status(of: $0.url.path)?.st_uid } == user
  }

  private func owner(of home: HomeFolder) throws -> uid_t {
    guard let status = HomeFolder.status(of: home.url.path) else {
      throw RuleFaults([
        RuleFault(file: file.path, line: nil, problem: "names a home that is not there: \(home.url.path)")
      ])
    }
    return status.st_uid
  }
}

extension HomeFolder {
  /// Whether it is the same folder, links followed.
  public func isSame(as other: HomeFolder) -> Bool {
    url.resolvingSymlinksInPath().standardizedFileURL.path
      == other.url.resolvingSymlinksInPath().standardizedFileURL.path
  }
}
