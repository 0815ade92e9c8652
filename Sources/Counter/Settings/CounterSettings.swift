import AgencyRules
import Foundation
import NightRun
import Yams

/// What counter.yaml of a home folder says.
package struct CounterSettings: Sendable, Hashable {
  /// The port on the loopback address.
  package let port: Int
  /// What people type into a browser: stands in mails and QR codes.
  package let publicURL: URL
  /// Whether a reverse proxy on this machine tells whom a request is from, in `X-Real-IP`.
  package let isBehindProxy: Bool
  package let registry: Registry
  /// Nil = registration by mobile number is not offered.
  package let network: OperatorSettings?

  package enum Registry: Sendable, Hashable {
    /// registry.sqlite in the home folder, filled by `card-counter registry import`.
    case embedded
    case service(URL, tokenFile: URL)
  }

  static let fileName = "counter.yaml"

  /// What holds where there is no file.
  private static let withoutFile = "schema: 1\nport: 8083\npublic_url: http://localhost:8083\n"

  private init(
    port: Int, publicURL: URL, isBehindProxy: Bool, registry: Registry, network: OperatorSettings?
  ) {
    self.network = network
    self.port = port
    self.publicURL = publicURL
    self.isBehindProxy = isBehindProxy
    self.registry = registry
  }

  /// Reads the file; without one, an embedded register and http://localhost:8083 hold.
  ///
  /// - Throws: all its faults at once, with lines.
  init(of home: HomeFolder) throws(RuleFaults) {
    let url = home.url.appending(path: Self.fileName)
    guard FileManager.default.fileExists(atPath: url.path) else {
      try self.init(text: Self.withoutFile, file: url.path, relativeTo: home.url)
      return
    }
    guard let text = try? String(contentsOf: url, encoding: .utf8) else {
      throw RuleFaults([RuleFault(file: url.path, line: nil, problem: "cannot be read as UTF-8 text")])
    }
    try self.init(text: text, file: url.path, relativeTo: home.url)
  }

  package init(text: String, file: String, relativeTo home: URL) throws(RuleFaults) {
    var reader = YAMLReader(file: file)
    guard let root = reader.root(of: text) else { throw RuleFaults(reader.faults) }
    reader.refuseUnknownKeys(of: root, known: ["schema", "port", "public_url", "behind_proxy", "registry", "operator"])
    let port = root["port"].flatMap(\.plainNumber).flatMap { Int(exactly: $0) }
    if !(1...65_535).contains(port ?? 0) { reader.fault("`port` must be a number from 1 to 65535", at: root["port"]) }
    let typed = reader.text("public_url", of: root, in: .mapping(root))
    let publicURL = typed.flatMap { URL(string: $0) }
    if let typed {
      let isPlain = publicURL?.host != nil && (publicURL?.path ?? "/").isEmpty && publicURL?.query == nil
      let isSafe =
        publicURL?.scheme == "https" || (publicURL?.scheme == "http" && publicURL?.host == "localhost")
      if !isPlain || !isSafe {
        reader.fault(
          "`public_url` must be https://HOST, or http://localhost:PORT to try it out; it is \(typed)",
          at: root["public_url"])
      }
    }
    let isBehindProxy = reader.flag("behind_proxy", of: root, in: .mapping(root), fallback: false) ?? false
    let registry = Self.registry(root["registry"], relativeTo: home, by: &reader)
    let network = root["operator"].flatMap { OperatorSettings($0, relativeTo: home, by: &reader) }
    guard reader.faults.isEmpty, let port, let publicURL, let registry else { throw RuleFaults(reader.faults) }
    self.init(port: port, publicURL: publicURL, isBehindProxy: isBehindProxy, registry: registry, network: network)
  }

  private static func registry(_ node: Node?, relativeTo home: URL, by reader: inout YAMLReader) -> Registry? {
    guard let node else { return .embedded }
    guard let mapping = node.mapping else {
      reader.fault("`registry` must hold `url` and `token_file`", at: node)
      return nil
    }
    reader.refuseUnknownKeys(of: mapping, known: ["url", "token_file"])
    let url = reader.serviceURL("url", of: mapping, in: node)
    let file = reader.path("token_file", of: mapping, in: node, relativeTo: home)
    guard let url, let file else { return nil }
    return .service(url, tokenFile: file)
  }
}
