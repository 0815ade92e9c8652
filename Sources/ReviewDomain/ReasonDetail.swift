/// One of the things that a reason can mean.
public struct ReasonDetail: Sendable, Hashable, Codable {
  /// Unique within its reason, such as `mask`; what rules and reviewers name it by.
  public let code: String
  /// zh-TW, a few characters, told after the reason's caption.
  public let caption: String
  /// zh-TW, what the applicant should do about it; nil where the reason's own advice says it.
  public let advice: String?

  /// Nil where the agency has none.
  public let english: EnglishWords?

  public init(code: String, caption: String, advice: String? = nil, english: EnglishWords? = nil) {
    self.english = english
    self.code = code
    self.caption = caption
    self.advice = advice
  }
}
