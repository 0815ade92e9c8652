extension Character {
  /// Whether it is an ideograph, such as 健 or 𠮷.
  package var isIdeograph: Bool { unicodeScalars.allSatisfy(\.properties.isIdeographic) }
}
