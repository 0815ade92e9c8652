import Foundation
import ReviewDomain

/// Reads a label file of documents: CSV with a header, one picture a line.
///
/// Columns: `file` (relative to the label file) and, each where known, `kind`, `number`, `name`, `birth_date` and `group`.
public enum DocumentLabelFile {
  /// - Throws: every fault at once, with lines.
  public static func read(_ url: URL) throws(LabelFileFaults) -> [LabelledDocument] {
    let table = try LabelTable(url)
    guard table.header.contains("file") else {
      throw LabelFileFaults(["\(url.path):1: the column `file` is missing"])
    }
    guard ["kind", "number", "name", "birth_date"].contains(where: table.header.contains) else {
      throw LabelFileFaults(["\(url.path):1: there is none of the columns `kind`, `number`, `name` and `birth_date`"])
    }
    return try table.labels { line, faults in
      func value<Value>(_ column: String, _ parse: (String) throws -> Value?) -> Value? {
        let text = line[column]
        if text.isEmpty { return nil }
        if let value = try? parse(text) { return value }
        faults.append("\(line.place): the \(column) cannot be read")
        return nil
      }
      return LabelledDocument(
        file: line.file, url: line.url, kind: value("kind") { DocumentKind(rawValue: $0) },
        number: value("number") { try IdentityNumber(typed: $0) }, name: value("name") { try PersonName(typed: $0) },
        birthDate: value("birth_date") { try CivilDate(typed: $0) }, group: line["group"])
    }
  }
}
