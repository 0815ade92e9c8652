import AgencyRules
import Foundation
import ReviewDomain
import Yams

/// What config.yaml of a home folder says.
public struct Configuration: Sendable, Hashable {
  /// The rules folder; nil = the one that came with the program.
  public let rules: URL?
  public let mail: MailSettings
  /// Worker processes that inspect pictures; nil = as many as cores, cgroup quota and memory bear.
  public let workers: Int?
  /// Where the figures of each night go for node_exporter; nil = nowhere.
  public let metrics: URL?
  /// Where signed heads of the journal are kept, and the key that they are checked with; nil = `doctor` does not look.
  public let checkpoints: Checkpoints?

  /// How long what is kept.
  public let retention: Retention

  public struct Checkpoints: Sendable, Hashable {
    public let folder: URL
    public let publicKey: URL
  }

  /// Reads the file.
  ///
  /// - Throws: all its faults at once, with lines.
  public init(at url: URL) throws(RuleFaults) {
    guard let text = try? String(contentsOf: url, encoding: .utf8) else {
      throw RuleFaults([RuleFault(file: url.path, line: nil, problem: "is missing or cannot be read as UTF-8 text")])
    }
    try self.init(text: text, file: url.path, relativeTo: url.deletingLastPathComponent())
  }

  /// The rules folder that a configuration names, though the rest of it may have faults.
  ///
  /// - Returns: nil where it names none, or cannot be read at all.
  public static func rulesFolder(namedIn url: URL) -> URL? {
    var reader = YAMLReader(file: url.path)
    guard let text = try? String(contentsOf: url, encoding: .utf8), let root = reader.root(of: text) else { return nil }
    return path("rules", of: root, relativeTo: url.deletingLastPathComponent(), by: &reader)
  }

  /// A file or folder, by its path from the home folder; nil where none is named.
  static func path(
    _ key: String, of root: Node.Mapping, relativeTo home: URL, by reader: inout YAMLReader
  ) -> URL? {
    if root[key] == nil { return nil }
    return reader.text(key, of: root, in: .mapping(root)).map { URL(filePath: $0, relativeTo: home).absoluteURL }
  }

  private static func checkpoints(
    of root: Node.Mapping, relativeTo home: URL, by reader: inout YAMLReader
  ) -> Checkpoints? {
    guard let node = root["journal"] else { return nil }
    guard let journal = node.mapping, journal["checkpoints"] != nil, journal["public_key"] != nil else {
      reader.fault("`journal` must hold `checkpoints` and `public_key`", at: node)
      return nil
    }
    reader.refuseUnknownKeys(of: journal, known: ["checkpoints", "public_key"])
    let folder = Self.path("checkpoints", of: journal, relativeTo: home, by: &reader)
    let publicKey = Self.path("public_key", of: journal, relativeTo: home, by: &reader)
    guard let folder, let publicKey else { return nil }
    return Checkpoints(folder: folder, publicKey: publicKey)
  }

  package init(text: String, file: String, relativeTo home: URL) throws(RuleFaults) {
    var reader = YAMLReader(file: file)
    guard let root = reader.root(of: text) else { throw RuleFaults(reader.faults) }
    reader.refuseUnknownKeys(
      of: root, known: ["schema", "rules", "mail", "workers", "metrics", "journal", "retention"])
    rules = Self.path("rules", of: root, relativeTo: home, by: &reader)
    metrics = Self.path("metrics", of: root, relativeTo: home, by: &reader)
    retention = Retention(root["retention"], by: &reader)
    checkpoints = Self.checkpoints(of: root, relativeTo: home, by: &reader)
    var workers: Int?
    if let node = root["workers"] {
      workers = node.plainNumber.flatMap { Int(exactly: $0) }
      if !(1...64).contains(workers ?? 0) { reader.fault("`workers` must be a number from 1 to 64", at: node) }
    }
    self.workers = workers

    let mail = MailSettings(root["mail"], relativeTo: home, by: &reader)
    guard reader.faults.isEmpty, let mail else { throw RuleFaults(reader.faults) }
    self.mail = mail
  }

  /// What `init` writes.
  static let template = """
    # The configuration of one office; `card-review doctor` checks it.
    schema: 1

    # The folder with the agency's rules. Without this line, the one that came with the program.
    # rules: /etc/card-review/rules

    # Processes that inspect pictures side by side. Without this line, one a core, or fewer where a control group (container,
    # systemd slice) leaves less processor time or memory.
    # workers: 2

    # Where the figures of each night go, in Prometheus' text format for node_exporter's textfile collector.
    # metrics: /var/lib/prometheus/node-exporter/card_review.prom

    # How long `card-review purge` keeps what is closed; without a line, for ever. The photo of a card that is not cancelled stays.
    # retention:
    #   pictures_days: 365
    #   person_years: 5
    #   refused_days: 90

    # Where `card-review journal sign` leaves signed heads of the journal, and the key to check them with; `doctor` then sees when the
    # journal's end was cut off. Keep both where whoever can write to this folder cannot.
    # journal:
    #   checkpoints: /mnt/archive/card-review
    #   public_key: /etc/card-review/journal.key.pub

    mail:
      # The address on the agency's mail; also the domain of its message numbers.
      from: no-reply@nhi.gov.tw
      sender_name: 中央健康保險署自動化服務信箱

      # How mail leaves: maildir (outbox/, from which a relay takes it), smtp, or sendmail (this machine's own mail system).
      # Try it with: card-review mail test ADDRESS
      # transport: smtp
      # smtp:
      #   host: relay.example.tw
      #   port: 587
      #   tls: starttls        # or implicit (port 465), or none (port 25), for a relay on this machine alone
      #   ca_file: /etc/ssl/agency-ca.pem      # without this line, the system's authorities
      #   secrets: smtp.secrets                # `schema: 1`, `user: …` and `password: …`, readable by nobody else (mode 600)
      #   connections: 2
      #   longest_wait_seconds: 600            # without this line, for each step as long as RFC 5321 says
      # sendmail: /usr/sbin/sendmail

      # Signs the mail (S/MIME) by openssl: the certificate of the address above, its key (readable by nobody else), and the
      # certificates in between.
      # sign:
      #   certificate: /etc/card-review/mail.pem
      #   key: /etc/card-review/mail.key
      #   chain: /etc/card-review/mail-chain.pem

      # Who gets each night's figures.
      # digest: [supervisor@example.tw]

      # Minutes for which the mail of a reviewer's decision is held, so that `undo` can take it back. 0 to 180.
      # undo_minutes: 10

      # Minutes until a mail that was not taken is tried again: after the first attempt, the second, and all later ones.
      # retry_minutes: [20, 20, 150]
      # Days after the first attempt from which it is given up.
      # give_up_days: 5

    """
}
