import Foundation
import ReviewDomain
import SwiftCSV

/// Reads a label file: CSV with a header, one picture a line.
///
/// Columns: `file` (relative to the label file), `reasons` (codes with blanks between; empty for a good picture), and, where wanted,
/// `identity` (the document's picture), `kind` (of defect) and `group`. Other columns are left alone.
public enum LabelFile {
  /// - Parameter known: the reasons there are; nil to take any.
  /// - Throws: every fault at once, with lines.
  public static func read(_ url: URL, known: Set<ReasonCode>?) throws(LabelFileFaults) -> [LabelledPicture] {
    let rows: [[String: String]]
    let header: [String]
    do {
      let csv = try CSV<Named>(string: String(contentsOf: url, encoding: .utf8), delimiter: .comma, loadColumns: false)
      rows = csv.rows
      header = csv.header
    } catch {
      throw LabelFileFaults(["\(url.path): cannot be read as CSV in UTF-8"])
    }
    let missing = ["file", "reasons"].filter { !header.contains($0) }
    guard missing.isEmpty else {
      throw LabelFileFaults(missing.map { "\(url.path):1: the column `\($0)` is missing" })
    }
    var faults: [String] = []
    let folder = url.deletingLastPathComponent()
    let pictures = rows.enumerated().map { index, row in
      let reasons = (row["reasons"] ?? "").split(separator: " ").map { ReasonCode(rawValue: String($0)) }
      for reason in reasons where known?.contains(reason) == false {
        faults.append("\(url.path):\(index + 2): `\(reason)` is no reason of the rules folder")
      }
      let file = row["file"] ?? ""
      if file.isEmpty { faults.append("\(url.path):\(index + 2): there is no file name") }
      let identity = row["identity"] ?? ""
      return LabelledPicture(
        file: file, url: URL(filePath: file, relativeTo: folder).absoluteURL,
        identity: identity.isEmpty ? nil : URL(filePath: identity, relativeTo: folder).absoluteURL,
        reasons: Set(reasons), kind: row["kind"] ?? "", group: row["group"] ?? "")
    }
    if pictures.isEmpty { faults.append("\(url.path): there is no picture in it") }
    guard faults.isEmpty else { throw LabelFileFaults(faults) }
    return pictures
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
