import Foundation
import ReviewDomain

/// One picture of a labelled set: what a person who knows the rules says of it.
public struct LabelledPicture: Sendable, Hashable {
  /// The path as the label file has it.
  public let file: String
  public let url: URL
  /// The front of the document uploaded with it; nil where only the photo is judged.
  public let identity: URL?
  /// What is wrong with it; empty for a good one.
  public let reasons: Set<ReasonCode>
  /// The kind of defect, to break a reason's figures down by it; empty for none.
  public let kind: String
  /// A group whose false rejects are compared with the others', such as a range of skin tones; empty for none.
  public let group: String
  /// All columns of the label file, by name.
  public let columns: [String: String]

  public init(
    file: String, url: URL, identity: URL? = nil, reasons: Set<ReasonCode>, kind: String = "", group: String = "",
    columns: [String: String] = [:]
  ) {
    self.columns = columns
    self.file = file
    self.url = url
    self.identity = identity
    self.reasons = reasons
    self.kind = kind
    self.group = group
  }

  public var isGood: Bool { reasons.isEmpty }
}
