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
  let secretFile: URL

  package init(authorizeURL: URL, tokenURL: URL, apiURL: URL, clientID: String, secretFile: URL) {
    self.authorizeURL = authorizeURL
    self.tokenURL = tokenURL
    self.apiURL = apiURL
    self.clientID = clientID
    self.secretFile = secretFile
  }

  /// - Returns: nil with faults.
  init?(_ node: Node, relativeTo home: URL, by reader: inout YAMLReader) {
    guard let mapping = node.mapping else {
      reader.fault("`operator` must hold authorize_url, token_url, api_url, client_id and secret_file", at: node)
      return nil
    }
    reader.refuseUnknownKeys(
      of: mapping, known: ["authorize_url", "token_url", "api_url", "client_id", "secret_file"])
    let authorizeURL = reader.serviceURL("authorize_url", of: mapping, in: node)
    let tokenURL = reader.serviceURL("token_url", of: mapping, in: node)
    let apiURL = reader.serviceURL("api_url", of: mapping, in: node)
    let clientID = reader.text("client_id", of: mapping, in: node)
    let secretFile = reader.path("secret_file", of: mapping, in: node, relativeTo: home)
    guard let authorizeURL, let tokenURL, let apiURL, let clientID, let secretFile else { return nil }
    self.init(
      authorizeURL: authorizeURL, tokenURL: tokenURL, apiURL: apiURL, clientID: clientID, secretFile: secretFile)
  }
}
