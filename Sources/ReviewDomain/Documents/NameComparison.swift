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
    if read.contains(where: { isSame($0.name, rivals: $0.content.rivals) }) { return FieldComparison(.name, .match) }
    let proven = read.filter {
      $0.content.isIdentified && $0.content.isExact && $0.content.probability >= Self.certain && contradicts($0.name)
    }
    guard let first = proven.first else { return FieldComparison(.name, .unread) }
    return FieldComparison(.name, .contradiction, readText: first.content.text)
  }

  /// A name typed in both scripts matches by either, as one printed in both does.
  /// - Parameter rivals: by ideograph of the name that was read.
  private func isSame(_ read: ComparableName, rivals: [String]) -> Bool {
    guard !typed.han.isEmpty, !read.han.isEmpty else { return typed.hasSameWords(as: read) }
    guard typed.han.count == read.han.count else { return false }
    let differing = read.han.indices.filter { !variants.areSame(typed.han[$0], read.han[$0]) }
    guard let place = differing.first else { return true }
    return differing.count == 1 && read.han.count > 1
      && isMisread(typed.han[place], rivals: rivals.count == read.han.count ? rivals[place] : "")
  }

  /// Whether one ideograph that alone was read otherwise is the typed one all the same: the recogniser thought of that in its place, such as
  /// 璋 for 瑋, or does not know it at all, such as 𠮷. Nobody else's name is so near to what was typed, and all else on the document is compared
  /// as well.
  private func isMisread(_ typed: Character, rivals: String) -> Bool {
    !variants.isReadable(typed) || CharacterVariants.folded(rivals).contains { variants.areSame(typed, $0) }
  }

  /// Whether the name is certainly another one, and in the same script: long enough that nothing can be cut off, and different in more
  /// than one misread character would explain; one that the recogniser does not know is always misread.
  private func contradicts(_ read: ComparableName) -> Bool {
    if !typed.han.isEmpty, !read.han.isEmpty {
      let differing = zip(typed.han, read.han).count { !variants.areSame($0, $1) && variants.isReadable($0) }
      return read.han.count == typed.han.count && differing >= Self.leastDifferences
    }
    guard typed.han.isEmpty, read.han.isEmpty, read.letterCount >= typed.letterCount else { return false }
    return EditDistance.between(Array(typed.words.sorted().joined()), Array(read.words.sorted().joined())) * 3
      > typed.letterCount
  }

  /// A single differing character may be a look-alike, whatever its probability.
  private static let leastDifferences = 2
}
