import Foundation
import NightRun
import Testing

/// A home that an account of its own owns, and people who reach it through the real sudo(8).
///
/// Everything that it takes of the system (users, the shipped sudoers file, reviewers.yaml) is in a copy of /etc that only these processes see.
final class SudoedOffice {
  static let isPossible = getuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/sudo")
  static let why: Comment = "takes root, who makes users of its own, and Debian's sudo"

  /// The account that owns the home.
  static let account = "card-review"
  /// By their numbers from 61001 on; the last has no right to use sudo.
  static let people = ["reviewer1", "reviewer2", "senior1", "supervisor1", "operator1", "stranger1", "outsider1"]

  let home: ProgramHome
  private let etc = FileManager.default.temporaryDirectory.appending(path: "etc-\(UUID().uuidString)")
  private static let accountID: uid_t = 61000

  /// - Parameters:
  ///   - own: whose number reviewer1's is; nil = not told.
  ///   - counterLogin: reviewer1's at the counter, under which the first of `referred` was registered; nil = none.
  init(
    own: SaltedNumber? = nil, counterLogin: String? = nil, hasReviewers: Bool = true, referred: [Int]
  ) async throws {
    home = try await ProgramHome()
    try home.refer(referred, firstRegisteredBy: counterLogin)
    try Self.shell("cp -a /etc '\(etc.path)' && rm -rf '\(etc.path)/sudoers.d' && mkdir -m 755 '\(etc.path)/sudoers.d'")
    try ownAgain()
    let users = [Self.account] + Self.people
    for (place, name) in users.enumerated() {
      let number = Int(Self.accountID) + place
      try append("\(name):x:\(number):\(number)::/:/bin/sh", to: "passwd")
      try append("\(name):*:19000:0:99999:7:::", to: "shadow")
      try append("\(name):x:\(number):", to: "group")
    }
    try append("reviewers:x:61100:\(Self.people.dropLast().joined(separator: ","))", to: "group")
    try append("#includedir /etc/sudoers.d", to: "sudoers")
    let rule = try String(
      contentsOf: Program.checkout.appending(path: "packaging/card-review.sudoers"), encoding: .utf8)
    try write(
      rule.replacing("/usr/local/bin/card-review", with: try Program.executable.path), to: "sudoers.d/office",
      mode: 0o440)
    try FileManager.default.createDirectory(
      at: etc.appending(path: "card-review"), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    if hasReviewers { try reviewers(own: own, counterLogin: counterLogin) }
  }

  deinit {
    try? FileManager.default.removeItem(at: etc)
  }

  /// Gives the home's account what a test has made in it.
  func ownAgain() throws {
    try Self.shell("chown -R \(Self.accountID):\(Self.accountID) '\(home.folder.url.path)'")
  }

  /// Writes reviewers.yaml.
  func reviewers(own: SaltedNumber? = nil, counterLogin: String? = nil, mode: Int = 0o640) throws {
    let number =
      (own.map { "\n    own_number: \($0.text)" } ?? "")
      + (counterLogin.map { "\n    counter_login: \($0)" } ?? "")
    let text = """
      schema: 1
      home: \(home.folder.url.path)
      people:
        - user: reviewer1
          roles: [reviewer]\(number)
        - user: reviewer2
          roles: [reviewer]
        - user: senior1
          roles: [senior]
        - user: supervisor1
          roles: [supervisor]
        - user: operator1
          roles: [operator]
      """
    try write(text, to: "card-review/reviewers.yaml", mode: mode)
    try Self.shell("chgrp \(Self.accountID) '\(etc.path)/card-review/reviewers.yaml'")
  }

  /// Alters reviewers.yaml or its folder by a shell command, in which `$1` is the file.
  func alterReviewers(_ command: String) throws {
    try Self.shell("set -- '\(etc.path)/card-review/reviewers.yaml'; " + command)
  }

  /// Runs a command as a person does: through sudo, as the home's account.
  func run(
    as person: String, _ arguments: [String], environment: [String: String] = [:], input: String? = nil
  ) async throws -> Program.Outcome {
    let number = try #require(Self.people.firstIndex(of: person)) + 1 + Int(Self.accountID)
    return try await start(
      ["setpriv", "--reuid=\(number)", "--regid=\(number)", "--init-groups", "sudo", "-n", "-u", Self.account],
      arguments,
      environment, input: input)
  }

  /// Runs a command as the account itself, as cron does.
  func runAsAccount(_ arguments: String..., environment: [String: String] = [:]) async throws -> Program.Outcome {
    try await start(
      ["setpriv", "--reuid=\(Self.accountID)", "--regid=\(Self.accountID)", "--init-groups"],
      arguments + ["--home", home.folder.url.path], environment)
  }

  private func start(
    _ launcher: [String], _ arguments: [String], _ environment: [String: String], input: String? = nil
  ) async throws -> Program.Outcome {
    let inside = ["unshare", "-m", "sh", "-c", "mount --bind '\(etc.path)' /etc && exec \"$@\"", "sh"]
    return try await Program.run(
      arguments, launcher: inside + launcher, environment: environment, in: URL(filePath: "/"), input: input)
  }

  private func append(_ line: String, to file: String) throws {
    let handle = try FileHandle(forWritingTo: etc.appending(path: file))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("\(line)\n".utf8))
    try handle.close()
  }

  private func write(_ text: String, to file: String, mode: Int) throws {
    let url = etc.appending(path: file)
    try Data(text.utf8).write(to: url)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: url.path)
  }

  private static func shell(_ command: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(command)")
  }
}
