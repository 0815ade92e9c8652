import Foundation
import SwiftCSV

/// The lines of a label file, whatever they label: CSV in UTF-8 with a header, and in its column `file` a picture a line, relative to
/// the label file.
struct LabelTable {
  struct Line {
    /// Path and number, for faults.
    let place: String
    let file: String
    let folder: URL
    let values: [String: String]

    fileprivate init(_ values: [String: String], number: Int, of table: URL, in folder: URL?) {
      place = "\(table.path):\(number)"
      file = values["file"] ?? ""
      self.folder = folder ?? table.deletingLastPathComponent()
      self.values = values
    }

    /// Empty where there is nothing.
    subscript(column: String) -> String { values[column] ?? "" }

    var url: URL { url(of: file) }

    func url(of name: String) -> URL { URL(filePath: name, relativeTo: folder).absoluteURL }
  }

  let url: URL
  let header: [String]
  private let lines: [Line]

  /// - Parameter folder: where the pictures are; nil for beside the file.
  /// - Throws: when the file cannot be read.
  init(_ url: URL, in folder: URL? = nil) throws(LabelFileFaults) {
    do {
      let csv = try CSV<Named>(string: String(contentsOf: url, encoding: .utf8), delimiter: .comma, loadColumns: false)
      self.url = url
      header = csv.header
      // The header is line 1.
      lines = csv.rows.enumerated().map { index, row in Line(row, number: index + 2, of: url, in: folder) }
    } catch {
      throw LabelFileFaults(["\(url.path): cannot be read as CSV in UTF-8"])
    }
  }

  /// A label a line.
  /// - Parameter label: adds what is wrong with a line to the faults.
  /// - Throws: every fault at once, with lines.
  func labels<Label>(_ label: (Line, inout [String]) -> Label) throws(LabelFileFaults) -> [Label] {
    var faults: [String] = []
    let labels = lines.map { line in
      if line.file.isEmpty { faults.append("\(line.place): there is no file name") }
      return label(line, &faults)
    }
    if labels.isEmpty { faults.append("\(url.path): there is no picture in it") }
    guard faults.isEmpty else { throw LabelFileFaults(faults) }
    return labels
  }
}
