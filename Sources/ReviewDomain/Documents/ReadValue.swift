/// A value of one field as it was read off a document.
///
/// It prints without what was read: the text is personal.
public struct ReadValue<Value: Sendable & Hashable & Codable>: Sendable, Hashable, Codable {
  public let value: Value
  /// The characters the value was read from, unrepaired.
  public let text: String
  /// Of the least probable of those characters, 0 to 1, as the recogniser gives it.
  public let probability: Double
  /// Whether a label, or the layout of a kind of card that has no labels, says that the text is this field.
  public let isIdentified: Bool
  /// Whether the text says the value as it stands: nothing had to be repaired, and nothing can have been cut off.
  public let isExact: Bool
  /// By ideograph of the text, in order, the others that the recogniser thought of in its place; empty where nothing is known of that.
  public let rivals: [String]

  public init(
    value: Value, text: String, probability: Double, isIdentified: Bool, isExact: Bool = true, rivals: [String] = []
  ) {
    self.value = value
    self.text = text
    self.probability = probability
    self.isIdentified = isIdentified
    self.isExact = isExact
    self.rivals = rivals
  }
}

extension ReadValue: CustomStringConvertible, CustomReflectable {
  public var description: String {
    "read with probability \(probability)\(isIdentified ? "" : ", unlabelled")\(isExact ? "" : ", inexact")"
  }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
