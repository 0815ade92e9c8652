import AgencyRules
import Foundation
import Notices
import Yams

/// In which way mail leaves an office.
public enum MailWay: Sendable, Hashable {
  /// Into the maildir `outbox/`, from which a relay takes it.
  case maildir
  case smtp(SMTPSettings)
  case sendmail(URL)

  /// For people.
  public var words: String {
    switch self {
    case .maildir: "into the maildir outbox/"
    case .smtp(let settings):
      "over SMTP to \(settings.host):\(settings.port), tls \(settings.encryption.rawValue), "
        + (settings.login == nil ? "without a login" : "with a login")
    case .sendmail(let program): "by \(program.path)"
    }
  }

  /// The maildir where something is wrong, with faults.
  init(of mail: Node.Mapping, relativeTo home: URL, by reader: inout YAMLReader) {
    let word = mail["transport"]?.scalar?.string ?? "maildir"
    switch word {
    case "maildir": self = .maildir
    case "smtp": self = Self.smtp(mail["smtp"], relativeTo: home, by: &reader).map(MailWay.smtp) ?? .maildir
    case "sendmail":
      let path = mail["sendmail"] == nil ? "/usr/sbin/sendmail" : reader.text("sendmail", of: mail, in: .mapping(mail))
      self = .sendmail(URL(filePath: path ?? ""))
    default:
      reader.fault("`transport` must be maildir, smtp or sendmail", at: mail["transport"])
      self = .maildir
    }
  }

  private static func smtp(
    _ node: Node?, relativeTo home: URL, by reader: inout YAMLReader
  ) -> SMTPSettings? {
    guard let node, let smtp = node.mapping else {
      reader.fault("`transport: smtp` needs `smtp` with `host`", at: node)
      return nil
    }
    reader.refuseUnknownKeys(
      of: smtp, known: ["host", "port", "tls", "ca_file", "secrets", "connections", "longest_wait_seconds"])
    let host = reader.text("host", of: smtp, in: node)
    if let host, host.contains(where: { !($0.isASCII && ($0.isLetter || $0.isNumber || ".-:_".contains($0))) }) {
      reader.fault("`host` must be a host's name or address, without a port", at: smtp["host"])
    }
    var encryption = SMTPSettings.Encryption.starttls
    if let word = smtp["tls"] {
      if let known = SMTPSettings.Encryption(rawValue: word.scalar?.string ?? "") {
        encryption = known
      } else {
        reader.fault("`tls` must be starttls, implicit or none", at: word)
      }
    }
    let usual: Double =
      switch encryption {
      case .starttls: 587
      case .implicit: 465
      case .none: 25
      }
    let port = MailSettings.number("port", of: smtp, from: 1, to: 65_535, fallback: usual, by: &reader)
    let connections = MailSettings.number("connections", of: smtp, from: 1, to: 20, fallback: 2, by: &reader)
    let authorities = Configuration.path("ca_file", of: smtp, relativeTo: home, by: &reader)
    if let authorities, let problem = Self.problem(of: authorities) { reader.fault(problem, at: smtp["ca_file"]) }
    let secrets = Configuration.path("secrets", of: smtp, relativeTo: home, by: &reader)
    let login = secrets.flatMap { Self.login(in: $0, namedAt: smtp["secrets"], by: &reader) }
    if login != nil, encryption == .none {
      reader.fault("with `secrets` the password would go in clear: set `tls` to starttls or implicit", at: node)
    }
    let wait: TimeInterval? =
      smtp["longest_wait_seconds"] == nil
      ? nil : MailSettings.number("longest_wait_seconds", of: smtp, from: 1, to: 600, fallback: 600, by: &reader)
    return host.map {
      SMTPSettings(
        host: $0, port: Int(port), encryption: encryption, authorities: authorities, login: login,
        connections: Int(connections), longestWait: wait)
    }
  }

  /// - Returns: nil where the file can be read.
  static func problem(of file: URL) -> String? {
    access(file.path, R_OK) == 0 ? nil : "\(file.path) is missing or cannot be read"
  }

  /// - Returns: nil where the file can be read, and by nobody else than its owner.
  static func problem(ofSecret file: URL) -> String? {
    var status = stat()
    guard stat(file.path, &status) == 0, problem(of: file) == nil else { return problem(of: file) }
    if status.st_mode & 0o077 == 0 { return nil }
    let mode = String(status.st_mode & 0o7777, radix: 8)
    return "others may read \(file.path) (mode \(mode)); run: chmod 600 \(file.path)"
  }

  /// Reads a file that only its owner may read.
  private static func login(
    in file: URL, namedAt node: Node?, by reader: inout YAMLReader
  ) -> SMTPSettings.Login? {
    if let problem = problem(ofSecret: file) {
      reader.fault(problem, at: node)
      return nil
    }
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    // Its faults are told without its lines, which hold the password.
    var secrets = YAMLReader(file: file.path)
    guard let root = secrets.root(of: text), let user = secrets.text("user", of: root, in: .mapping(root)),
      let password = secrets.text("password", of: root, in: .mapping(root))
    else {
      reader.fault("\(file.path) must have the lines `schema: 1`, `user: …` and `password: …`", at: node)
      return nil
    }
    return SMTPSettings.Login(user: user, password: password)
  }
}
