import Foundation

/// Where the program finds what came with it: the shipped rules and the networks.
///
/// An installed binary at PREFIX/bin has PREFIX/share/card-review/rules and PREFIX/lib/card-review/networks; one built in a checkout
/// finds `rules` and `.deps/networks` in a folder above itself.
public struct ProgramFiles: Sendable, Hashable {
  public let executable: URL
  public let rules: URL?
  public let networks: URL?

  public static func located() -> ProgramFiles {
    let path =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    return located(from: URL(filePath: path))
  }

  package static func located(from file: URL) -> ProgramFiles {
    // A relative path has no end above itself.
    let executable = file.absoluteURL.standardizedFileURL
    let prefix = executable.deletingLastPathComponent().deletingLastPathComponent()
    var above: [URL] = []
    var folder = executable.deletingLastPathComponent()
    while folder.path != "/" {
      above.append(folder)
      folder = folder.deletingLastPathComponent()
    }
    func first(_ installed: String, _ inCheckout: String, holding file: String) -> URL? {
      let candidates = [prefix.appending(path: installed)] + above.map { $0.appending(path: inCheckout) }
      return candidates.first { FileManager.default.fileExists(atPath: $0.appending(path: file).path) }
    }
    return ProgramFiles(
      executable: executable,
      rules: first("share/card-review/rules", "rules", holding: "reasons.yaml"),
      networks: first("lib/card-review/networks", ".deps/networks", holding: "centerface.onnx"))
  }
}
