import PictureReading
import ReviewDomain

/// The words on a permit that has no last day.
enum EndlessValidity {
  /// 無限期, 永久 and their kin where the last day stands.
  private static let words = ["無限", "無期限", "永久", "INDEFINITE", "PERMANENT", "NOEXPIRY"].map(WordFolding.folded)

  /// Whether the value of the label for the last day is such a word. A title that says "permanent" is not enough: permits for permanent
  /// residence had a last day too.
  static func isStated(on layout: DocumentLayout) -> Bool {
    layout.lines.indices.contains { place in
      guard layout.lines[place].label == .expiryDate else { return false }
      let values = layout.values(ofLabelAt: place).map { layout.lines[$0].value } + [layout.lines[place].value]
      return values.contains { value in
        let said = WordFolding.folded(value.text)
        return words.contains { said.starts(with: $0) }
      }
    }
  }
}
