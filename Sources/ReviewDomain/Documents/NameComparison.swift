/// Compares a typed name with the names on a document: traditional, simplified and variant characters count as the same, a romanised
/// name by its letters, in whatever order and with whatever signs between them.
struct NameComparison {
  let variants: CharacterVariants
  private let typed: ComparableName

  init(typed: String, variants: CharacterVariants) {
    self.variants = variants
    self.typed = ComparableName(typed)
  }

  /// The limit of every character's probability. It is higher than that of digits: an ideograph has many that look like it, and one that the
  /// recogniser has never learnt comes out as one of them.
  private static let certain = 0.97

  func compared(with names: [ReadValue<String>]) -> FieldComparison {
    let read = names.map { (content: $0, name: ComparableName($0.value)) }
    if read.contains(where: { isSame($0.name) }) { return FieldComparison(.name, .match) }
    let proven = read.filter {
      $0.content.isIdentified && $0.content.isExact && $0.content.probability >= Self.certain && contradicts($0.name)
    }
    guard let first = proven.first else { return FieldComparison(.name, .unread) }
    return FieldComparison(.name, .contradiction, readText: first.content.text)
  }

  /// A name typed in both scripts matches by either, as one printed in both does.
  private func isSame(_ read: ComparableName) -> Bool {
    if !typed.han.isEmpty, !read.han.isEmpty { return areSame(typed.han, read.han) }
    return typed.hasSameWords(as: read)
  }

  private func areSame(_ one: [Character], _ other: [Character]) -> Bool {
    one.count == other.count && differences(one, other) == 0
  }

  private func differences(_ one: [Character], _ other: [Character]) -> Int {
    zip(one, other).count { !variants.areSame($0, $1) }
  }

  /// Whether the name is certainly another one, and in the same script: long enough that nothing can be cut off, and different in more
  /// than one misread character would explain.
  private func contradicts(_ read: ComparableName) -> Bool {
    if !typed.han.isEmpty, !read.han.isEmpty {
      return read.han.count == typed.han.count && differences(typed.han, read.han) >= Self.leastDifferences
    }
    guard typed.han.isEmpty, read.han.isEmpty, read.letterCount >= typed.letterCount else { return false }
    return EditDistance.between(Array(typed.words.sorted().joined()), Array(read.words.sorted().joined())) * 3
      > typed.letterCount
  }

  /// A single differing character may be a look-alike, whatever its probability.
  private static let leastDifferences = 2
}
