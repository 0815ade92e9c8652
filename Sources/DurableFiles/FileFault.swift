import Foundation

/// A file operation that failed, in the words of the system.
public struct FileFault: Error, Sendable, Hashable, CustomStringConvertible {
  public let doing: String
  public let path: String
  public let errno: CInt

  /// Takes the cause from `errno`, so it must be made right after the operation.
  package init(_ doing: String, _ path: String) {
    self.doing = doing
    self.path = path
    errno = Foundation.errno
  }

  public var description: String {
    "cannot \(doing) \(path): \(String(cString: strerror(errno)))"
  }
}
