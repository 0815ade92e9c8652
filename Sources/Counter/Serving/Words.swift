/// The languages of the pages.
enum Language: String, Sendable, Hashable, CaseIterable {
  case chinese = "zh-Hant-TW"
  case english = "en"

  /// As an address asks for it: `?lang=en`.
  init?(asked: String) {
    switch asked {
    case "zh": self = .chinese
    case "en": self = .english
    default: return nil
    }
  }
}

/// What a page says, in both languages.
struct Words: Sendable, Hashable {
  let chinese: String
  let english: String

  init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }

  func callAsFunction(in language: Language) -> String {
    switch language {
    case .chinese: chinese
    case .english: english
    }
  }
}
