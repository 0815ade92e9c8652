import Foundation

/// Programs that are built with the tests.
public enum BuiltProgram {
  /// Beside the program that runs the tests.
  ///
  /// - Throws: `NotBuilt`.
  public static func url(_ name: String) throws -> URL {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let url = URL(filePath: tests).deletingLastPathComponent().appending(path: name)
    guard FileManager.default.isExecutableFile(atPath: url.path) else { throw NotBuilt(path: url.path) }
    return url
  }

  public struct NotBuilt: Error, CustomStringConvertible {
    let path: String
    public var description: String { "\(path) has not been built" }
  }
}
