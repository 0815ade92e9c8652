/// Text from people made fit for one line of a mail, a header's or the body's.
package enum SingleLine {
  /// The lines that somebody wrote, each made fit, with no empty one at either end and never two in a row.
  package static func each(of text: String) -> [String] {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { of(String($0)) }
    let paragraphs = lines.split(separator: "").map(Array.init)
    return Array(paragraphs.joined(separator: [""]))
  }

  /// Controls and line ends of every alphabet become spaces, invisible format characters (such as those that turn the
  /// direction of writing) go, spaces at both ends go, and a run of ASCII spaces becomes one.
  ///
  /// Joiners stay, since some scripts and emoji need them; so do private-use characters, in which rare surnames are written.
  package static func of(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: plain.append(" ")
      case .format where scalar != "\u{200C}" && scalar != "\u{200D}": break
      default: plain.append(scalar)
      }
    }
    return String(plain).split(separator: " ").joined(separator: " ")
  }
}
