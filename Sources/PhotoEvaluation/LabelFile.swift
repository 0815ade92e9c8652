import Foundation
import ReviewDomain

/// Reads a label file: CSV with a header, one picture a line.
///
/// Columns: `file` (relative to the label file), `reasons` (codes with blanks between; empty for a good picture), and, where wanted,
/// `identity` (the document's picture), `kind` (of defect), `group` and `label`: a picture that is `doubtful` is left out, since two
/// reviewers would differ over it. Other columns are there to compare pictures by.
public enum LabelFile {
  /// - Parameters:
  ///   - folder: where the pictures are; nil for beside the file.
  ///   - known: the reasons there are; nil to take any.
  /// - Throws: every fault at once, with lines.
  public static func read(
    _ url: URL, pictures folder: URL? = nil, known: Set<ReasonCode>?
  ) throws(LabelFileFaults) -> [LabelledPicture] {
    let table = try LabelTable(url, in: folder)
    let missing = ["file", "reasons"].filter { !table.header.contains($0) }
    guard missing.isEmpty else {
      throw LabelFileFaults(missing.map { "\(url.path):1: the column `\($0)` is missing" })
    }
    return try table.labels { line, faults in
      let reasons = line["reasons"].split(separator: " ").map { ReasonCode(rawValue: String($0)) }
      for reason in reasons where known?.contains(reason) == false {
        faults.append("\(line.place): `\(reason)` is no reason of the rules folder")
      }
      let identity = line["identity"]
      return LabelledPicture(
        file: line.file, url: line.url, identity: identity.isEmpty ? nil : line.url(of: identity),
        reasons: Set(reasons), kind: line["kind"], group: line["group"], columns: line.values)
    }.filter { $0.columns["label"] != "doubtful" }
  }
}

/// What is wrong with a label file; one line each, with file and line.
public struct LabelFileFaults: Error, Sendable, Hashable, CustomStringConvertible {
  public let faults: [String]

  init(_ faults: [String]) {
    self.faults = faults
  }

  public var description: String { faults.joined(separator: "\n") }
}
