import Foundation
import ReviewDomain

/// Where a household is registered (戶籍鄉鎮里鄰), down to the neighbourhood: a proof of the person that only the family has at hand.
public struct HouseholdAddress: Sendable, Hashable {
  /// 縣市, `臺北市`.
  public let county: String
  /// 鄉鎮市區, `信義區`.
  public let town: String
  /// 村里, `和平里`.
  public let village: String
  /// 鄰, `10`.
  public let neighbourhood: Int

  /// Takes 台 for 臺, digits and blanks in full width, and `010鄰` for 10.
  ///
  /// - Returns: nil where a part is missing or too long, or the neighbourhood is no number from 1 to 999.
  public init?(county: String, town: String, village: String, neighbourhood: String) {
    let digits = Self.folded(neighbourhood).trimmingSuffix("鄰")
    guard let number = Int(digits), (1...999).contains(number) else { return nil }
    let parts = [county, town, village].map(Self.folded)
    guard parts.allSatisfy({ (2...20).contains($0.count) }) else { return nil }
    (self.county, self.town, self.village, self.neighbourhood) = (parts[0], parts[1], parts[2], number)
  }

  private static func folded(_ text: String) -> String {
    String(text.precomposedStringWithCompatibilityMapping.strippedOfControls.filter { !$0.isWhitespace })
      .replacing("台", with: "臺")
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}

/// 戶號: two letters and six digits, or eight digits.
public struct HouseholdNumber: Sendable, Hashable {
  public let text: String

  /// - Returns: nil for what can be no household number.
  public init?(typed: String) {
    let folded = typed.precomposedStringWithCompatibilityMapping.uppercased().filter { !$0.isWhitespace && $0 != "-" }
    guard folded.utf8.count == 8, folded.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) })
    else { return nil }
    text = folded
  }
}
