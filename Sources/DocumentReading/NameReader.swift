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
      guard let first = places.lazy.compactMap(named).first else { continue }
      return [first.name.reading(isIdentified: true)] + continuation(of: first.name, at: first.place)
    }
    guard labels.isEmpty, kind == .nhiCard || kind == .nationalID else { return [] }
    return withoutLabel()
  }

  /// What stands below a name in the same column: the name in the other script, or the rest of a long one. Whether a line of the same
  /// script belongs to the name cannot be told, so the two together prove nothing.
  private func continuation(of value: Name, at place: Int) -> [FieldReading<String>] {
    guard let below = layout.below(place), let next = name(at: below) else { return [] }
    if next.isHan != value.isHan { return [next.reading(isIdentified: true)] }
    guard layout.drop(from: place, to: below) <= Self.nextLine else { return [] }
    return [value.joined(with: next).reading(isIdentified: false)]
  }

  /// The second line of a long name is set close under the first, in heights of the writing; another field's value stands further off.
  private static let nextLine = 1.5

  /// A card without labels, or on which they are too faint, has the name below the title. Ideographs before letters: those may be what
  /// is left of the English title.
  private func withoutLabel() -> [FieldReading<String>] {
    guard let title = layout.lines.indices.last(where: { titles.contains(layout.lines[$0].line.corners) }) else {
      return []
    }
    let below = layout.lines.indices.filter {
      layout.label(ofLineAt: $0) == nil && layout.drop(from: title, to: $0) > 0.6
    }.compactMap(named)
    let han = below.filter(\.name.isHan)
    let candidates = han.isEmpty ? below : han
    let nearest = candidates.min {
      layout.drop(from: title, to: $0.place) < layout.drop(from: title, to: $1.place)
    }
    guard let nearest else { return [] }
    let isCertain = kind == .nhiCard && candidates.count == 1
    return [nearest.name.reading(isIdentified: isCertain)] + continuation(of: nearest.name, at: nearest.place)
  }

  private func named(_ place: Int) -> (place: Int, name: Name)? { name(at: place).map { (place, $0) } }

  private func name(at place: Int) -> Name? {
    let line = layout.lines[place]
    guard line.label == nil || line.label == .name, !titles.contains(line.line.corners) else { return nil }
    let value = withoutLabelsEnd(line)
    // A name set wide may have been found in pieces.
    let pieces = layout.behind(place).map { layout.lines[$0] }.prefix { $0.label == nil && $0.value.isHan }
    if value.isHan, !pieces.isEmpty,
      let whole = Name(value + pieces.flatMap(\.value), corners: [line.line.corners] + pieces.map(\.line.corners))
    {
      return whole
    }
    return Name(value, corners: [line.line.corners])
  }

  /// The value, but for the second character of 姓名 that the detector put at its beginning as well: no surname is 名.
  private func withoutLabelsEnd(_ line: LabelledLine) -> [ReadCharacter] {
    line.value.count > 2 && line.value.first?.character == "名" ? Array(line.value.dropFirst()) : line.value
  }
}

/// Characters of a line that may be a name.
private struct Name {
  let characters: [ReadCharacter]
  let isHan: Bool
  let corners: [Quadrilateral]

  /// What recognisers put in the place of the dots between the parts of indigenous names.
  private static let likeDots: Set<Character> = ["˙", "●"]
  private static let signs: Set<Character> = [" ", ",", "-", ".", "'", "’", "，"]
  /// What stands alone on a line of a card and is no name.
  private static let others: Set<String> = [
    "男", "女", "性別", "換發", "补发", "补發", "初發", "樣本", "样本", "SPECIMEN", "VOID", "MALE", "FEMALE",
  ]

  init?(_ line: [ReadCharacter], corners: [Quadrilateral]) {
    let blank = { (read: ReadCharacter) in read.character.isWhitespace || ":：".contains(read.character) }
    let characters = Array(line.drop(while: blank).reversed().drop(while: blank).reversed())
    let letters = characters.map(\.character)
    let isHan = letters.contains { !$0.isASCII && $0.isLetter && !$0.isLatin }
    let allowed = { (character: Character) in
      isHan
        ? character.isIdeograph || character.isNameDot || Self.likeDots.contains(character)
        : character.isLatin || Self.signs.contains(character)
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

  private init(characters: [ReadCharacter], isHan: Bool, corners: [Quadrilateral]) {
    (self.characters, self.isHan, self.corners) = (characters, isHan, corners)
  }

  /// A name that runs on in the next line.
  func joined(with next: Name) -> Name {
    let blank = isHan ? [] : [ReadCharacter(" ", probability: 1)]
    return Name(characters: characters + blank + next.characters, isHan: isHan, corners: corners + next.corners)
  }

  func reading(isIdentified: Bool) -> FieldReading<String> {
    let text = String(characters.map(\.character))
    let probability = characters.map(\.probability).min() ?? 0
    let rivals = characters.filter(\.character.isIdeograph).map { String($0.rivals.map(\.character)) }
    return FieldReading(
      ReadValue(value: text, text: text, probability: probability, isIdentified: isIdentified, rivals: rivals),
      corners: corners)
  }
}

extension [ReadCharacter] {
  /// Whether they are ideographs alone.
  fileprivate var isHan: Bool {
    let letters = filter { !$0.character.isWhitespace }
    return !letters.isEmpty && letters.allSatisfy(\.character.isIdeograph)
  }
}

extension Character {
  fileprivate var isLatin: Bool {
    isLetter && unicodeScalars.allSatisfy { $0.value < 0x250 || $0.properties.generalCategory == .nonspacingMark }
  }
}
