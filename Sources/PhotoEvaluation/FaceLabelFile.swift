import Foundation

/// A picture of somebody who is known by a word, as a photo or as the portrait on a document.
public struct LabelledFace: Sendable, Hashable {
  public let file: String
  public let url: URL
  /// Whoever has the same word is the same person.
  public let person: String
  /// The photo that the document's portrait was printed from; nil for a photo.
  public let printedFrom: String?

  /// Whether comparing with a photo says anything: of two documents, or a document and its own photo, it does not.
  public func isComparable(with photo: LabelledFace) -> Bool {
    photo.printedFrom == nil && photo.file != file && photo.file != printedFrom
  }
}

/// Reads a label file of faces: CSV with a header and the columns `file` (relative to the label file), `person` and `printed_from`, empty
/// for a photo.
public enum FaceLabelFile {
  /// - Throws: every fault at once, with lines.
  public static func read(_ url: URL) throws(LabelFileFaults) -> [LabelledFace] {
    let table = try LabelTable(url)
    let missing = ["file", "person", "printed_from"].filter { !table.header.contains($0) }
    guard missing.isEmpty else {
      throw LabelFileFaults(missing.map { "\(url.path):1: the column `\($0)` is missing" })
    }
    return try table.labels { line, faults in
      if line["person"].isEmpty { faults.append("\(line.place): it is said of nobody") }
      let source = line["printed_from"]
      return LabelledFace(
        file: line.file, url: line.url, person: line["person"], printedFrom: source.isEmpty ? nil : source)
    }
  }
}
