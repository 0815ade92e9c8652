import AgencyRules
import DurableFiles
import Foundation
import ReviewDomain
import Yams

/// Who works in one home, and as what: reviewers.yaml.
public struct Reviewers: Sendable, Hashable {
  public struct Person: Sendable, Hashable {
    public let roles: Set<Role>
    /// Their own identity number, hashed; nil where the file does not tell.
    public let ownNumber: SaltedNumber?
    /// Under which they register applications at the counter; nil where they do not.
    public let counterLogin: CounterLogin?
  }

  /// The one place: whoever the program works for must not be able to name another.
  public static let place = URL(filePath: "/etc/card-review/reviewers.yaml")

  /// The home that it speaks of.
  public let home: HomeFolder
  /// By the operating system's user names.
  public let people: [String: Person]

  /// Reads the file.
  ///
  /// - Throws: all its faults, also where somebody else than root could have written it.
  public init(at file: URL) throws(RuleFaults) {
    let text: String
    do {
      text = try String(contentsOf: file, encoding: .utf8)
    } catch {
      throw RuleFaults([RuleFault(file: file.path, line: nil, problem: "cannot be read: \(error.systemWords)")])
    }
    let openToOthers = Self.problem(of: file).map { [RuleFault(file: file.path, line: nil, problem: $0)] } ?? []
    do {
      try self.init(text: text, file: file.path)
    } catch {
      throw RuleFaults(openToOthers + error.faults)
    }
    if !openToOthers.isEmpty { throw RuleFaults(openToOthers) }
  }

  package init(text: String, file: String) throws(RuleFaults) {
    var reader = YAMLReader(file: file)
    guard let root = reader.root(of: text) else { throw RuleFaults(reader.faults) }
    reader.refuseUnknownKeys(of: root, known: ["schema", "home", "people"])
    let home = reader.text("home", of: root, in: .mapping(root))
    if home?.hasPrefix("/") == false {
      reader.fault("`home` must be a whole path, such as /srv/card-review", at: root["home"])
    }
    var people: [String: Person] = [:]
    for (node, entry) in reader.entries("people", of: root) {
      reader.refuseUnknownKeys(of: entry, known: ["user", "roles", "own_number", "counter_login"])
      guard let user = reader.text("user", of: entry, in: node) else { continue }
      if people[user] != nil { reader.fault("`\(user)` stands here twice", at: entry["user"]) }
      people[user] = Person(
        roles: Self.roles(of: entry, in: node, &reader), ownNumber: Self.number(of: entry, &reader),
        counterLogin: Self.login(of: entry, &reader))
    }
    guard reader.faults.isEmpty, let home else { throw RuleFaults(reader.faults) }
    self.home = HomeFolder(URL(filePath: home, directoryHint: .isDirectory))
    self.people = people
  }

  private static func roles(of entry: Node.Mapping, in node: Node, _ reader: inout YAMLReader) -> Set<Role> {
    var roles: Set<Role> = []
    for word in reader.texts("roles", of: entry) ?? [] {
      if let role = Role(rawValue: word) {
        roles.insert(role)
      } else {
        let known = Role.allCases.map(\.rawValue).joined(separator: ", ")
        reader.fault("`\(word)` is no role; there are: \(known)", at: entry["roles"])
      }
    }
    if roles.isEmpty, entry["roles"]?.sequence?.isEmpty ?? true {
      reader.fault("`roles` is missing or empty", at: node)
    }
    return roles
  }

  private static func number(of entry: Node.Mapping, _ reader: inout YAMLReader) -> SaltedNumber? {
    guard let node = entry["own_number"] else { return nil }
    let number = node.scalar.flatMap { SaltedNumber(text: $0.string) }
    if number == nil { reader.fault("`own_number` must be what `card-review reviewers hash` prints", at: node) }
    return number
  }

  private static func login(of entry: Node.Mapping, _ reader: inout YAMLReader) -> CounterLogin? {
    guard let node = entry["counter_login"] else { return nil }
    do throws(CounterLoginFault) {
      return try CounterLogin(typed: node.scalar?.string ?? "")
    } catch {
      reader.fault("`counter_login` \(error.problem)", at: node)
      return nil
    }
  }

  /// Why somebody whom the file speaks of could have written it or its name, or others can read the hashes; nil where none can.
  private static func problem(of file: URL) -> String? {
    for path in [file.path, file.deletingLastPathComponent().path] {
      var status = stat()
      guard lstat(path, &status) == 0 else { return "cannot be looked at" }
      if status.st_mode & S_IFMT == S_IFLNK { return "\(path) is a link; put the file itself there" }
      if status.st_uid != 0 {
        return "\(path) belongs to \(SystemUser.name(of: status.st_uid)); run: chown root \(path)"
      }
      if status.st_mode & 0o022 != 0 { return "others than root may write \(path); run: chmod go-w \(path)" }
      if path == file.path, status.st_mode & 0o004 != 0 { return "everybody may read it; run: chmod o= \(path)" }
    }
    return nil
  }

  /// Of somebody whom the program works for. Who is not in the file has no role.
  func caller(_ name: String, served: uid_t?) -> Caller {
    Caller(name: name, person: people[name] ?? Person(roles: [], ownNumber: nil, counterLogin: nil), served: served)
  }
}
