import PictureReading
import ReviewDomain

/// The name on a document, in one script or in two.
struct NameReader {
  let layout: DocumentLayout
  let kind: DocumentKind
  /// The line with the title, above which no name stands.
  let titles: [Quadrilateral]

  func read() -> [FieldReading<String>] {
    let labels = layout.lines.indices.filter { layout.lines[$0].label == .name }
    for label in labels {
      let places = layout.lines[label].isBareLabel ? layout.values(ofLabelAt: label) : [label]
      guard let first = places.first(where: { name(at: $0) != nil }), let value = name(at: first) else { continue }
      let second = layout.below(first).flatMap { name(at: $0) }.flatMap { $0.isHan == value.isHan ? nil : $0 }
      return [value, second].compactMap { $0?.reading(isIdentified: true) }
    }
    guard labels.isEmpty, kind == .nhiCard || kind == .nationalID, let name = belowTitle() else { return [] }
    return [name.reading(isIdentified: kind == .nhiCard)]
  }

  /// A card without labels, or on which they are too faint, has the name below the title.
  private func belowTitle() -> Name? {
    guard let title = layout.lines.indices.first(where: { titles.contains(layout.lines[$0].line.corners) }) else {
      return nil
    }
    let below = layout.lines.indices.filter {
      layout.label(ofLineAt: $0) == nil && layout.drop(from: title, to: $0) > 0.6
    }
    guard let next = below.min(by: { layout.drop(from: title, to: $0) < layout.drop(from: title, to: $1) }) else {
      return nil
    }
    return name(at: next)
  }

  private func name(at place: Int) -> Name? {
    let line = layout.lines[place]
    guard line.label == nil || line.label == .name, !titles.contains(line.line.corners) else { return nil }
    return Name(line.value, corners: line.line.corners)
  }
}

/// Characters of a line that may be a name.
private struct Name {
  let characters: [ReadCharacter]
  let isHan: Bool
  let corners: Quadrilateral

  /// The dots between the parts of indigenous names, and those that recognisers put in their place.
  private static let dots: Set<Character> = ["‧", "·", "•", "・", "˙", "."]
  private static let signs: Set<Character> = [" ", ",", "-", ".", "'", "’", "，"]
  /// What stands alone on a line of a card and is no name.
  private static let others: Set<String> = [
    "男", "女", "性別", "換發", "补发", "补發", "初發", "樣本", "样本", "SPECIMEN", "VOID", "MALE", "FEMALE",
  ]

  init?(_ line: [ReadCharacter], corners: Quadrilateral) {
    let blank = { (read: ReadCharacter) in read.character.isWhitespace || ":：".contains(read.character) }
    let characters = Array(line.drop(while: blank).reversed().drop(while: blank).reversed())
    let letters = characters.map(\.character)
    let isHan = letters.contains { !$0.isASCII && $0.isLetter && !$0.isLatin }
    let allowed = { (character: Character) in
      isHan
        ? character.isIdeograph || Self.dots.contains(character) : character.isLatin || Self.signs.contains(character)
    }
    self.isHan = isHan
    self.characters = isHan ? characters.filter { !$0.character.isWhitespace } : characters
    self.corners = corners
    let count = letters.count(where: \.isLetter)
    guard count >= 2, self.characters.allSatisfy({ allowed($0.character) }), !Self.others.contains(String(letters)),
      !Watermark.isWatermark(String(letters)),
      !TitleWord.all.contains(where: {
        WordSearch.find($0.characters, in: WordFolding.folded(String(letters)), errors: 0) != nil
      })
    else { return nil }
  }

  func reading(isIdentified: Bool) -> FieldReading<String> {
    let text = String(characters.map(\.character))
    let probability = characters.map(\.probability).min() ?? 0
    return FieldReading(
      ReadValue(value: text, text: text, probability: probability, isIdentified: isIdentified), corners: [corners])
  }
}

extension Character {
  fileprivate var isLatin: Bool {
    isLetter && unicodeScalars.allSatisfy { $0.value < 0x250 || $0.properties.generalCategory == .nonspacingMark }
  }
  fileprivate var isIdeograph: Bool { unicodeScalars.allSatisfy(\.properties.isIdeographic) }
}
