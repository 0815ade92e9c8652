/// A person's name as the applicant typed it: Chinese, indigenous with its dot (‧ or what is typed for it), or romanised.
public struct PersonName: PersonalText {
  /// 1 to 200 Unicode scalars, on one line, without control or format characters.
  public let text: String

  /// Trims blanks and strips what nobody sees (zero-width and bidirectional marks, fillers), which copying leaves behind; a
  /// name of nothing else is empty. A line end or another control character is refused. Nothing else is changed: not even
  /// Unicode normalisation, which would replace compatibility ideographs that people have in their names.
  public init(typed: String) throws(PersonNameFault) {
    guard !typed.unicodeScalars.contains(where: \.isControl) else { throw .controlCharacter }
    guard !typed.unicodeScalars.contains("\u{FFFD}") else { throw .unreadableCharacter }
    let name = typed.withoutInvisibles.trimmedOfBlanks
    guard name.unicodeScalars.contains(where: { !$0.isInvisible }) else { throw .empty }
    guard name.unicodeScalars.count <= Self.longest else { throw .tooLong }
    text = name
  }

  /// Takes every name that was ever stored: the first versions kept fillers, which nobody sees.
  public init?(stored: String) {
    let name = stored.strippedOfControls.trimmedOfBlanks
    guard name.unicodeScalars.elementsEqual(stored.unicodeScalars),
      (1...Self.longest).contains(name.unicodeScalars.count)
    else { return nil }
    text = stored
  }

  private static let longest = 200

  /// The first and last character with one ○ between, `甄○康`; `甄○` for two characters, `○` for one. The ○ does not
  /// tell how many characters it stands for. Dots and blanks are none of them.
  public var masked: String {
    let shown = text.filter { !$0.isWhitespace && !$0.isNameDot }
    guard let first = shown.first, let last = shown.last, shown.count > 1 else { return "○" }
    return shown.count == 2 ? "\(first)○" : "\(first)○\(last)"
  }
}

/// Why a typed text is no name.
public enum PersonNameFault: FormValueFault, CaseIterable {
  case empty
  case tooLong
  /// A line end, a tab or another control character.
  case controlCharacter
  /// U+FFFD: a character was lost on the way here.
  case unreadableCharacter

  public var problem: String {
    switch self {
    case .empty: "is empty"
    case .tooLong: "is longer than 200 characters"
    case .controlCharacter: "has a line end or another control character in it"
    case .unreadableCharacter: "has a character that was lost in conversion (U+FFFD)"
    }
  }

  public var remedy: String {
    switch self {
    case .empty, .tooLong, .controlCharacter: "Type the name on one line, as on the identity document."
    case .unreadableCharacter: "Send it as UTF-8."
    }
  }
}
