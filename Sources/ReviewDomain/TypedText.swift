extension String {
  /// Without characters that steer a terminal or hide from the eye: C0 and C1 controls, line and paragraph
  /// separators, and all format characters (zero-width, bidirectional, tags).
  public var strippedOfControls: String {
    guard unicodeScalars.contains(where: \.isControlOrFormat) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.filter { !$0.isControlOrFormat }))
  }

  /// Its first Unicode scalars. A limit on characters is none: one letter can carry millions of accents.
  public func cut(to scalars: Int) -> String {
    String(String.UnicodeScalarView(unicodeScalars.prefix(scalars)))
  }

  /// A value of the form as a machine compares it: without characters that nobody sees, and with ASCII in place of what input methods
  /// and word processors put there (`Ａ１＠`, `。` for a full stop, hyphens and spaces of every width). Line ends and other controls stay,
  /// to be found and refused.
  var cleaned: String {
    guard !utf8.allSatisfy({ $0 < 0x80 }) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.filter { !$0.isInvisible }.map(\.plain)))
  }

  /// A name as it is kept: without characters that nobody sees, but for those that choose between forms of the character before them.
  var withoutInvisibles: String {
    guard !utf8.allSatisfy({ $0 < 0x80 }) else { return self }
    return String(
      String.UnicodeScalarView(unicodeScalars.filter { !$0.isInvisible || $0.properties.isVariationSelector }))
  }

  /// With the dot of indigenous names (‧) in place of the full stops of Chinese input methods that are typed for it. Those of ASCII,
  /// which abbreviate as well (`MA.CRISTINA`), stay.
  package var withNameDots: String {
    guard !utf8.allSatisfy({ $0 < 0x80 }) else { return self }
    return String(unicodeScalars.reduce(into: String.UnicodeScalarView()) { $0.append($1.isWideFullStop ? "‧" : $1) })
  }

  /// Without white space of any kind at both ends.
  var trimmed: String { trimming { $0.properties.isWhitespace } }

  /// Without spaces and tabs at both ends. Line ends stay, for values in which they must be found and refused.
  var trimmedOfBlanks: String { trimming { $0 == "\t" || $0.properties.generalCategory == .spaceSeparator } }

  private func trimming(_ isBlank: (Unicode.Scalar) -> Bool) -> String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }), let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[first...last])
  }
}

extension Unicode.Scalar {
  /// Cc, Zl and Zp: what can end a line or steer a terminal.
  var isControl: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  /// Those, and the invisible characters of Cf.
  var isControlOrFormat: Bool { isControl || properties.generalCategory == .format }

  /// What leaves no trace on a screen: format characters, what Unicode lets a font ignore, such as the Hangul fillers, and the blank of
  /// Braille.
  var isInvisible: Bool {
    properties.generalCategory == .format || properties.isDefaultIgnorableCodePoint || value == 0x2800
  }

  fileprivate var isNameDot: Bool { isWideFullStop || ".‧·・･•∙⋅⸱".unicodeScalars.contains(self) }

  /// A full stop that is none of ASCII's, which mail readers may take for one all the same.
  fileprivate var isWideFullStop: Bool { "．․﹒。｡".unicodeScalars.contains(self) }

  /// The character of ASCII that this one was typed for, or itself.
  fileprivate var plain: Unicode.Scalar {
    if isASCII { return self }
    switch properties.generalCategory {
    case .spaceSeparator: return " "
    case .dashPunctuation: return "-"
    default: break
    }
    switch value {
    // Full-width forms.
    case 0xFF01...0xFF5E: return Unicode.Scalar(value - 0xFEE0) ?? self
    default: return Self.typedForASCII[self] ?? self
    }
  }

  private static let typedForASCII: [Unicode.Scalar: Unicode.Scalar] = {
    let rows: [(Unicode.Scalar, String)] = [
      // A minus sign, a bullet, and the lengthening marks of kana, which share a key with the hyphen.
      ("-", "\u{2212}\u{2043}\u{30FC}\u{FF70}"), (".", "。｡․﹒"), ("/", "\u{2215}\u{2044}"), (":", "\u{2236}﹕"),
      ("'", "‘’"),
      ("@", "﹫"), ("+", "﹢"), ("(", "﹙"), (")", "﹚"), ("#", "﹟"), ("&", "﹠"), ("_", "﹍﹎﹏"),
    ]
    return Dictionary(uniqueKeysWithValues: rows.flatMap { plain, typed in typed.unicodeScalars.map { ($0, plain) } })
  }()

  /// `0` to `9` and no digit of another script.
  var asciiDigit: Int? { ("0"..."9").contains(self) ? Int(value - 0x30) : nil }

  var isASCIILetterOrDigit: Bool {
    ("0"..."9").contains(self) || ("A"..."Z").contains(self) || ("a"..."z").contains(self)
  }
}

extension Character {
  /// Whether it stands, or is typed, between the parts of an indigenous person's name.
  public var isNameDot: Bool { unicodeScalars.allSatisfy(\.isNameDot) }
}
