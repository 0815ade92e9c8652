import ReviewDomain

/// The reasons that a reviewer may reject for, each with its key: a to z in the order in which applicants read them, then digits.
package struct DeskReasons: Sendable, Hashable {
  package struct Entry: Sendable, Hashable {
    package let key: Character
    package let code: ReasonCode
    package let caption: String
    package let details: [ReasonDetail]
    package let needsDetail: Bool
  }

  private static let keys = Array("abcdefghijklmnopqrstuvwxyz0123456789")

  package let entries: [Entry]

  /// - Parameter reasons: in the order of reasons.yaml.
  package init(_ reasons: [Reason]) {
    entries = zip(Self.keys, reasons.filter(\.reviewerMayReject)).map { key, reason in
      Entry(
        key: key, code: reason.code, caption: reason.caption, details: reason.details, needsDetail: reason.needsDetail)
    }
  }

  package subscript(key: Character) -> Entry? { entries.first { $0.key == key } }
  package subscript(code: ReasonCode) -> Entry? { entries.first { $0.code == code } }
}
