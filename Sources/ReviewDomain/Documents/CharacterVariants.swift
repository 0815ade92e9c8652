import Foundation

/// Which ideographs are forms of one and the same: 峰 and 峯, 国 and 國, a compatibility ideograph and the one it stands for.
public struct CharacterVariants: Sendable {
  /// The variants of each character, all of them folded.
  private let partners: [Character: Set<Character>]
  /// What the reader of documents knows, folded; nil where it knows everything.
  private let readable: Set<Character>?

  /// - Parameter table: one line for each character: the character and, without anything between, its variants; lines that begin
  ///   with `#` are left out. `packaging/character-variants.py` writes it from the Unicode Han Database.
  /// - Parameter readable: the characters that the reader of documents knows, in any order; nil for all.
  public init(table: String, readable: String? = nil) throws(CharacterVariantsFault) {
    self.readable = readable.map { Set(Self.folded($0)) }
    var partners: [Character: Set<Character>] = [:]
    let folded = String(Self.folded(table))
    for (number, line) in folded.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty && !line.hasPrefix("#") {
      let characters = Array(line)
      guard characters.count > 1, characters.allSatisfy(\.isIdeograph)
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

  /// Whether a character, ``folded(_:)``, is one that the reader of documents can answer with.
  func isReadable(_ character: Character) -> Bool { readable?.contains(character) ?? true }

  /// Of each character of a text, all that are forms of it, itself among them; of a letter, both cases.
  public func forms(of text: String) -> [[Character]] {
    text.map { character in
      guard character.isIdeograph else {
        return Set([String(character), character.lowercased(), character.uppercased()]).filter { $0.count == 1 }
          .sorted()
          .compactMap(\.first)
      }
      let folded = Self.folded(String(character))
      guard folded.count == 1 else { return [character] }
      let same = partners[folded[0], default: []].union([folded[0]])
      return Set(same.flatMap { Self.ideographs[$0] ?? [$0] } + [character]).sorted()
    }
  }

  /// The ideographs of Unicode's first plane, and those of compatibility, by what they are folded to.
  private static let ideographs: [Character: [Character]] = {
    let all = [0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAD9, 0x2F800...0x2FA1D].joined().compactMap {
      Unicode.Scalar($0).map { Character($0) }
    }
    // In one text, since a transform of each by itself takes a second.
    let folded = Self.folded(all.map { String($0) }.joined(separator: "\n")).split(separator: "\n").map(\.first)
    guard folded.count == all.count else { return [:] }
    return Dictionary(grouping: zip(all, folded), by: { $1 ?? $0 }).mapValues { $0.map(\.0) }
  }()

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
