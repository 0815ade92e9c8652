/// A person's name as the applicant typed it: Chinese, indigenous with its dot (‧ or ·), or romanised.
public struct PersonName: PersonalText {
  /// 1 to 200 Unicode scalars, on one line, without control or format characters.
  public let text: String

  /// Trims blanks and strips format characters (zero-width and bidirectional marks), which copying leaves behind and
  /// nobody sees. A line end or another control character is refused. Nothing else is changed: not even Unicode
  /// normalisation, which would replace compatibility ideographs that people have in their names.
  public init(typed: String) throws(PersonNameFault) {
    guard !typed.unicodeScalars.contains(where: \.isControl) else { throw .controlCharacter }
    guard !typed.unicodeScalars.contains("\u{FFFD}") else { throw .unreadableCharacter }
    let name = typed.strippedOfControls.trimmedOfBlanks
    guard !name.isEmpty else { throw .empty }
    guard name.unicodeScalars.count <= 200 else { throw .tooLong }
    text = name
  }

  /// The first and last character with one ○ between, `甄○康`; `甄○` for two characters, `○` for one. The ○ does not
  /// tell how many characters it stands for.
  public var masked: String {
    guard let first = text.first, let last = text.last, text.count > 1 else { return "○" }
    return text.count == 2 ? "\(first)○" : "\(first)○\(last)"
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
