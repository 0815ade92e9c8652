import Foundation

/// Something wrong in a file of the rules folder.
public struct RuleFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file's name inside the rules folder, such as `photo.yaml`, or its whole path.
  public let file: String
  /// Counted from 1; nil where the fault has no line (a file that is missing).
  public let line: Int?
  /// What is wrong and what would be right.
  public let problem: String

  public init(file: String, line: Int?, problem: String) {
    self.file = file
    self.line = line
    self.problem = problem
  }

  /// The same with the file's whole path.
  public func inside(_ folder: URL) -> RuleFault {
    RuleFault(file: folder.appending(path: file).path, line: line, problem: problem)
  }

  public var description: String {
    if let line { "\(file):\(line): \(problem)" } else { "\(file): \(problem)" }
  }
}

/// All faults of a rules folder at once.
public struct RuleFaults: Error, Sendable, Hashable, CustomStringConvertible {
  public let faults: [RuleFault]

  public init(_ faults: [RuleFault]) {
    self.faults = faults
  }

  public var description: String { faults.map(\.description).joined(separator: "\n") }
}
