import AgencyRules
import Foundation
import Yams

extension YAMLReader {
  /// The address of a service that is asked over TLS, or on this machine; nil with a fault.
  mutating func serviceURL(_ key: String, of mapping: Node.Mapping, in parent: Node) -> URL? {
    guard let text = text(key, of: mapping, in: parent) else { return nil }
    guard let url = URL(string: text), url.scheme == "https" || url.host == "localhost" else {
      fault("`\(key)` must begin with https://", at: mapping[key])
      return nil
    }
    return url
  }

  /// A file, by its path from the home folder; nil with a fault.
  mutating func path(_ key: String, of mapping: Node.Mapping, in parent: Node, relativeTo home: URL) -> URL? {
    text(key, of: mapping, in: parent).map { URL(filePath: $0, relativeTo: home).absoluteURL }
  }
}
