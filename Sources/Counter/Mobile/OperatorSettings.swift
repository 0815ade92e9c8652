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
    var urls: [URL] = []
    for key in ["authorize_url", "token_url", "api_url"] {
      guard let text = reader.text(key, of: mapping, in: node) else { continue }
      guard let url = URL(string: text), url.scheme == "https" || url.host == "localhost" else {
        reader.fault("`\(key)` must begin with https://", at: mapping[key])
        continue
      }
      urls.append(url)
    }
    guard let clientID = reader.text("client_id", of: mapping, in: node),
      let file = reader.text("secret_file", of: mapping, in: node), urls.count == 3
    else { return nil }
    self.init(
      authorizeURL: urls[0], tokenURL: urls[1], apiURL: urls[2], clientID: clientID,
      secretFile: URL(filePath: file, relativeTo: home).absoluteURL)
  }
}
