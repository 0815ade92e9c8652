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

  /// With full-width forms (`Ａ１＠`, the ideographic space), which Chinese input methods produce, turned into ASCII.
  var halfWidth: String {
    guard !utf8.allSatisfy({ $0 < 0x80 }) else { return self }
    return String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          switch scalar.value {
          case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
          case 0x3000: " "
          default: scalar
          }
        }))
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

  /// `0` to `9` and no digit of another script.
  var asciiDigit: Int? { ("0"..."9").contains(self) ? Int(value - 0x30) : nil }

  var isASCIILetterOrDigit: Bool {
    ("0"..."9").contains(self) || ("A"..."Z").contains(self) || ("a"..."z").contains(self)
  }
}
