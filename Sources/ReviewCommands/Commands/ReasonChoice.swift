import ArgumentParser
import ReviewDomain

/// A reason as a reviewer types it: `not_recent`, or `features_unclear:mask,dark` with the details meant.
struct ReasonChoice: ExpressibleByArgument, Hashable {
  let code: ReasonCode
  let details: Set<String>

  init?(argument: String) {
    let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    code = ReasonCode(rawValue: String(parts[0]))
    details = parts.count == 1 ? [] : Set(parts[1].split(separator: ",").map(String.init))
    if parts.count == 2 && details.isEmpty { return nil }
  }

  /// A reason that is given several times means all the details given.
  static func gathered(_ choices: [ReasonChoice]) -> [ReasonCode: Set<String>] {
    Dictionary(choices.map { ($0.code, $0.details) }, uniquingKeysWith: { $0.union($1) })
  }
}

extension Reason {
  /// Such as `portrait 相片, identity 身分證件`; empty where it has none.
  var detailsInWords: String { details.map { "\($0.code) \($0.caption)" }.joined(separator: ", ") }
}
