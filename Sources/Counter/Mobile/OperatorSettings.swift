import AgencyRules
import Foundation
import Yams

/// How the mobile operator is asked, as counter.yaml says under `operator`.
package struct OperatorSettings: Sendable, Hashable {
  let authorizeURL: URL
  let tokenURL: URL
  /// Under which CAMARA's interfaces stand, each under its own name and version.
  let apiURL: URL
  let clientID: String
  let credential: Credential
  /// Seconds without an answer that are an outage.
  let timeLimit: TimeInterval

  /// Where that lies by which the counter is known.
  package enum Credential: Sendable, Hashable {
    /// A secret, as text.
    case secret(URL)
    /// A private key of the curve P-256, as PEM.
    case key(URL)
  }

  package init(
    authorizeURL: URL, tokenURL: URL, apiURL: URL, clientID: String, credential: Credential,
    timeLimit: TimeInterval = 10
  ) {
    self.authorizeURL = authorizeURL
    self.tokenURL = tokenURL
    self.apiURL = apiURL
    self.clientID = clientID
    self.credential = credential
    self.timeLimit = timeLimit
  }

  /// - Returns: nil with faults.
  init?(_ node: Node, relativeTo home: URL, by reader: inout YAMLReader) {
    guard let mapping = node.mapping else {
      reader.fault(
        "`operator` must hold authorize_url, token_url, api_url, client_id and key_file or secret_file", at: node)
      return nil
    }
    reader.refuseUnknownKeys(
      of: mapping, known: ["authorize_url", "token_url", "api_url", "client_id", "key_file", "secret_file"])
    let authorizeURL = reader.serviceURL("authorize_url", of: mapping, in: node)
    let tokenURL = reader.serviceURL("token_url", of: mapping, in: node)
    let apiURL = reader.serviceURL("api_url", of: mapping, in: node)
    let clientID = reader.text("client_id", of: mapping, in: node)
    let credential: Credential? =
      mapping["key_file"] != nil
      ? reader.path("key_file", of: mapping, in: node, relativeTo: home).map(Credential.key)
      : reader.path("secret_file", of: mapping, in: node, relativeTo: home).map(Credential.secret)
    if mapping["key_file"] != nil, mapping["secret_file"] != nil {
      reader.fault("`operator` must have either key_file or secret_file", at: node)
    }
    guard let authorizeURL, let tokenURL, let apiURL, let clientID, let credential else { return nil }
    self.init(
      authorizeURL: authorizeURL, tokenURL: tokenURL, apiURL: apiURL, clientID: clientID, credential: credential)
  }
}
