import ReviewDomain

extension ToldReason {
  /// As pages show it.
  func shown(in language: Language) -> [String: String] {
    switch language {
    case .chinese: ["caption": caption, "advice": advice]
    case .english: ["caption": english.caption, "advice": english.advice]
    }
  }
}
