import Foundation
import ReviewDomain

/// Who has something done, and what reviewers.yaml lets them do.
public struct Caller: Sendable, Hashable {
  /// The operating system's name.
  public let name: String
  /// Nil where no reviewers.yaml speaks of the home: then everything.
  let person: Reviewers.Person?
  /// Somebody else than the account that the program runs as, for whom it acts with that account's rights to files; nil where there is
  /// nobody.
  public let served: uid_t?

  /// Somebody whom nothing restricts.
  public init(name: String) {
    self.init(name: name, person: nil, served: nil)
  }

  init(name: String, person: Reviewers.Person?, served: uid_t?) {
    self.name = name
    self.person = person
    self.served = served
  }

  public func may(_ right: Right) -> Bool {
    person.map { !$0.roles.isDisjoint(with: right.roles) } ?? true
  }

  /// - Throws: `NotAllowed` with the roles that it takes.
  public func require(_ right: Right) throws(NotAllowed) {
    if may(right) { return }
    let roles = right.roles.map(\.rawValue).joined(separator: " or ")
    throw NotAllowed(
      person?.roles.isEmpty == true
        ? "\(name) is not in \(Reviewers.place.path), which says who works here"
        : "\(name) may not do this: it takes the role \(roles) in \(Reviewers.place.path)")
  }

  /// For what is a senior's, and done with a reason.
  ///
  /// - Parameters:
  ///   - act: such as `a cancellation`.
  ///   - reason: the words given for the record.
  public func requireToOverrule(_ act: String, because reason: String?) throws(NotAllowed) {
    guard person != nil else { return }
    try require(.overrule)
    guard reason?.isEmpty == false else { throw NotAllowed("\(act) takes a reason: --note") }
  }

  /// For what writes or reads files whose names the caller gives.
  ///
  /// - Parameter option: as it is typed.
  public func requireFiles(of option: String, instead way: String) throws(NotAllowed) {
    guard served != nil, !may(.operate) else { return }
    throw NotAllowed("\(option) would use the rights of another account; \(way)")
  }

  /// What keeps them from deciding an application; nil where nothing is known to.
  public func tie(to application: Application) -> TiedToApplication.Tie? {
    if person?.ownNumber?.isOf(application.applicant.idNumber) == true { return .applicant }
    if let login = person?.counterLogin, login == application.registeredBy { return .registrar }
    return nil
  }

  /// For every step that decides an application or takes a decision back.
  public func requireNoTie(to application: Application) throws(TiedToApplication) {
    if let tie = tie(to: application) { throw TiedToApplication(application: application.id, tie: tie) }
  }
}

/// Somebody asks for what is not theirs to do.
public struct NotAllowed: Error, Sendable, Hashable, CustomStringConvertible {
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// Whoever decides is the applicant, or registered the application at the counter.
public struct TiedToApplication: Error, Sendable, Hashable {
  public enum Tie: Sendable, Hashable {
    case applicant
    case registrar
  }

  public let application: ApplicationID
  public let tie: Tie
}
