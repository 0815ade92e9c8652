/// The code of a reason, such as `head_cropped`. The list with captions and advice is rules/reasons.yaml.
public struct ReasonCode: Sendable, Hashable, Comparable, RawRepresentable, ExpressibleByStringLiteral, Codable,
  CodingKeyRepresentable, CustomStringConvertible
{
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral value: String) { rawValue = value }
  public var description: String { rawValue }
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// A measure that a rule needs could not be taken.
  public static let undetermined: ReasonCode = "undetermined"
  /// The worker that inspected the pictures died, hung or answered garbage, twice.
  public static let inspectionFailed: ReasonCode = "inspection_failed"
  /// A picture in the store is not the one that was sent, so that nothing may be judged by it.
  public static let pictureDamaged: ReasonCode = "picture_damaged"
  /// A reviewer's own words; needs a note.
  public static let other: ReasonCode = "other"
}

/// The same in English, for applicants with a residence permit.
public struct EnglishWords: Sendable, Hashable, Codable {
  public let caption: String
  /// Nil where the reason's own says it.
  public let advice: String?

  public init(caption: String, advice: String?) {
    self.caption = caption
    self.advice = advice
  }
}

/// What the agency says about a reason.
public struct Reason: Sendable, Hashable, Codable {
  public let code: ReasonCode
  /// zh-TW, a few characters: what is wrong.
  public let caption: String
  /// zh-TW, what the applicant should do about it.
  public let advice: String
  /// Whether the machine may reject on this reason by itself; otherwise it refers.
  public let machineMayReject: Bool
  /// Whether a reviewer may reject for it; `undetermined` for one is no reason to give an applicant.
  public let reviewerMayReject: Bool
  /// Reasons that go without saying where this one stands: somebody who uploaded a document instead of a portrait is not told that
  /// the face is too small as well.
  public let covers: Set<ReasonCode>
  /// What of it can be meant, such as which upload or what hides the face, in the order in which it is told.
  public let details: [ReasonDetail]
  /// Whether it says too little without a detail: a file that is too large may be either upload.
  public let needsDetail: Bool
  /// Whether an applicant who is rejected for something else is told of it where the machine would only have referred.
  public let mayBeMentioned: Bool
  /// Nil where the agency has none.
  public let english: EnglishWords?

  public init(
    code: ReasonCode, caption: String, advice: String, machineMayReject: Bool, reviewerMayReject: Bool = true,
    covers: Set<ReasonCode> = [], details: [ReasonDetail] = [], needsDetail: Bool = false, mayBeMentioned: Bool = true,
    english: EnglishWords? = nil
  ) {
    self.english = english
    self.details = details
    self.needsDetail = needsDetail
    self.mayBeMentioned = mayBeMentioned
    self.code = code
    self.caption = caption
    self.advice = advice
    self.machineMayReject = machineMayReject
    self.reviewerMayReject = reviewerMayReject
    self.covers = covers
  }
}
