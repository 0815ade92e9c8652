import Foundation
import ReviewDomain
import SwiftCSV

/// Reads a label file of documents: CSV with a header, one picture a line.
///
/// Columns: `file` (relative to the label file) and, each where known, `kind`, `number`, `name`, `birth_date` and `group`.
public enum DocumentLabelFile {
  /// - Throws: every fault at once, with lines.
  public static func read(_ url: URL) throws(LabelFileFaults) -> [LabelledDocument] {
    let csv: CSV<Named>
    do {
      csv = try CSV<Named>(string: String(contentsOf: url, encoding: .utf8), delimiter: .comma, loadColumns: false)
    } catch {
      throw LabelFileFaults(["\(url.path): cannot be read as CSV in UTF-8"])
    }
    guard csv.header.contains("file") else { throw LabelFileFaults(["\(url.path):1: the column `file` is missing"]) }
    guard ["kind", "number", "name", "birth_date"].contains(where: csv.header.contains) else {
      throw LabelFileFaults(["\(url.path):1: there is none of the columns `kind`, `number`, `name` and `birth_date`"])
    }
    var faults: [String] = []
    let folder = url.deletingLastPathComponent()
    let documents = csv.rows.enumerated().map { index, row in
      func value<Value>(_ column: String, _ parse: (String) throws -> Value?) -> Value? {
        guard let text = row[column], !text.isEmpty else { return nil }
        if let value = try? parse(text) { return value }
        faults.append("\(url.path):\(index + 2): the \(column) cannot be read")
        return nil
      }
      let file = row["file"] ?? ""
      if file.isEmpty { faults.append("\(url.path):\(index + 2): there is no file name") }
      return LabelledDocument(
        file: file, url: URL(filePath: file, relativeTo: folder).absoluteURL,
        kind: value("kind") { DocumentKind(rawValue: $0) }, number: value("number") { try IdentityNumber(typed: $0) },
        name: value("name") { try PersonName(typed: $0) }, birthDate: value("birth_date") { try CivilDate(typed: $0) },
        group: row["group"] ?? "")
    }
    if documents.isEmpty { faults.append("\(url.path): there is no picture in it") }
    guard faults.isEmpty else { throw LabelFileFaults(faults) }
    return documents
  }
}
