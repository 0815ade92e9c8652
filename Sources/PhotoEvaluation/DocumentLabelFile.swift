import Foundation
import ReviewDomain

/// Reads a label file of documents: CSV with a header, one picture a line.
///
/// Columns: `file` (relative to the label file) and, each where known, those of `PrintedField`. The number may have a wrong check digit.
public enum DocumentLabelFile {
  /// - Parameter columns: those whose values make groups of documents.
  /// - Throws: every fault at once, with lines.
  public static func read(
    _ url: URL, groupedBy columns: [String] = ["group"]
  ) throws(LabelFileFaults) -> [LabelledDocument] {
    let table = try LabelTable(url)
    guard table.header.contains("file") else {
      throw LabelFileFaults(["\(url.path):1: the column `file` is missing"])
    }
    let fields = PrintedField.allCases.map(\.rawValue)
    guard fields.contains(where: table.header.contains) else {
      let names = fields.map { "`\($0)`" }.formatted(.list(type: .or).locale(Locale(identifier: "en")))
      throw LabelFileFaults(["\(url.path):1: there is no column \(names)"])
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
        number: value("number") { try PrintedNumber($0) }, name: value("name") { try PersonName(typed: $0) },
        romanisedName: value("romanised_name") { try PersonName(typed: $0) },
        birthDate: value("birth_date") { try CivilDate(typed: $0) },
        issueDate: value("issue_date") { try CivilDate(typed: $0) },
        expiryDate: value("expiry_date") { try CivilDate(typed: $0) },
        groups: Set(columns.map { line[$0] }).subtracting([""]))
    }
  }
}
