import PictureReading
import ReviewDomain

/// A field's value together with where on the document it stands.
package struct FieldReading<Value: Sendable & Hashable & Codable>: Sendable, Hashable {
  package let content: ReadValue<Value>
  /// Of the lines it was read from.
  package let corners: [Quadrilateral]

  package init(_ content: ReadValue<Value>, corners: [Quadrilateral]) {
    self.content = content
    self.corners = corners
  }

  package var value: Value { content.value }
  package var text: String { content.text }
  package var probability: Double { content.probability }
}
