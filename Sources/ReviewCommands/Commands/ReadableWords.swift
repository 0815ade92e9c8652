import ArgumentParser

/// Refuses words whose bytes were not UTF-8, as a terminal set to Big5 sends them: the record and the mail would carry what is left of
/// them.
///
/// - Throws: a `ValidationError`.
func requireReadable(_ words: String?, in option: String) throws {
  // What is not UTF-8 has become U+FFFD on its way here.
  guard words?.unicodeScalars.contains("\u{FFFD}") != true else {
    throw ValidationError("the words of \(option) are not UTF-8; set the terminal to UTF-8 and type them again")
  }
}
