import ArgumentParser

/// Refuses a note whose bytes were not UTF-8, as a terminal set to Big5 sends them: the record and the mail would carry what is left of
/// it.
///
/// - Throws: a `ValidationError`.
func requireReadable(_ note: String?) throws {
  // What is not UTF-8 has become U+FFFD on its way here.
  guard note?.unicodeScalars.contains("\u{FFFD}") != true else {
    throw ValidationError("the --note is not UTF-8; set the terminal to UTF-8 and type it again")
  }
}
