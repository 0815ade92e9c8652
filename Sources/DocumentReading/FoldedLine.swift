import Foundation
import PictureReading
import ReviewDomain

/// A line made comparable with a table of words: simplified characters for traditional ones, half-width capitals, no blanks and no
/// punctuation. Every character remembers its place in the line.
struct FoldedLine {
  let line: ReadLine
  let characters: [Character]
  /// The place in `line.characters` of each of them.
  let places: [Int]

  init(_ line: ReadLine) {
    self.line = line
    var characters: [Character] = []
    var places: [Int] = []
    for (place, read) in line.characters.enumerated() {
      for character in WordFolding.folded(String(read.character)) {
        characters.append(character)
        places.append(place)
      }
    }
    self.characters = characters
    self.places = places
  }

  /// What of the line follows the first `count` folded characters, without the blanks and the punctuation around it.
  func rest(after count: Int) -> [ReadCharacter] {
    let start = count == 0 ? 0 : count < places.count ? places[count] : line.characters.count
    return Array(line.characters[start...])
  }
}

/// How words are made comparable, in tables and in what was read.
enum WordFolding {
  /// Letters, digits and ideographs in their simplified, half-width, capital form, without marks; everything else is left out.
  static func folded(_ text: String) -> [Character] {
    let wide = text.precomposedStringWithCompatibilityMapping
    let simplified = wide.utf8.allSatisfy { $0 < 0x80 } ? wide : CharacterVariants.simplified(wide)
    return simplified.folding(options: .diacriticInsensitive, locale: nil).uppercased().filter {
      $0.isLetter || $0.isNumber
    }.map { $0 }
  }
}
