import Foundation

/// Which ideographs are forms of one and the same: 峰 and 峯, 国 and 國, a compatibility ideograph and the one it stands for.
public struct CharacterVariants: Sendable {
  /// The variants of each character, all of them folded.
  private let partners: [Character: Set<Character>]

  /// - Parameter table: one line for each character: the character and, without anything between, its variants; lines that begin
  ///   with `#` are left out. `packaging/character-variants.py` writes it from the Unicode Han Database.
  public init(table: String) throws(CharacterVariantsFault) {
    var partners: [Character: Set<Character>] = [:]
    let folded = String(Self.folded(table))
    for (number, line) in folded.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty && !line.hasPrefix("#") {
      let characters = Array(line)
      guard characters.count > 1, characters.allSatisfy({ $0.unicodeScalars.allSatisfy(\.properties.isIdeographic) })
      else { throw CharacterVariantsFault(line: number + 1) }
      for other in characters.dropFirst() {
        partners[characters[0], default: []].insert(other)
        partners[other, default: []].insert(characters[0])
      }
    }
    self.partners = partners
  }

  /// Whether two characters, both of them ``folded(_:)``, are forms of one.
  func areSame(_ one: Character, _ other: Character) -> Bool {
    one == other || partners[one]?.contains(other) == true
  }

  /// The text in compatibility form, simplified.
  static func folded(_ text: String) -> [Character] {
    Array(simplified(text.precomposedStringWithCompatibilityMapping))
  }

  /// The text with every traditional character replaced by the simplified one, by ICU's transform; several traditional ones may become
  /// one.
  package static func simplified(_ text: String) -> String {
    text.applyingTransform(StringTransform("Traditional-Simplified"), reverse: false) ?? text
  }
}

/// A line of the table of character variants that is none.
public struct CharacterVariantsFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// Counted from 1.
  public let line: Int

  public init(line: Int) { self.line = line }

  public var description: String {
    "Line \(line) of the table of character variants has something other than two or more ideographs. Run make deps again."
  }
}
