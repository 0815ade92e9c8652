import PictureReading
import ReviewDomain

/// The kind of a document and what on it told.
package struct KindReading: Sendable, Hashable {
  package let kind: DocumentKind
  /// How sure it is, 0 to 1; 0 for `unknown`.
  package let probability: Double
  /// The words of the table that were found, not the text as read.
  package let evidence: [String]
  /// Of the lines they were found in.
  package let corners: [Quadrilateral]

  package init(kind: DocumentKind, probability: Double, evidence: [String], corners: [Quadrilateral]) {
    self.kind = kind
    self.probability = probability
    self.evidence = evidence
    self.corners = corners
  }

  package static let unknown = KindReading(kind: .unknown, probability: 0, evidence: [], corners: [])
}
