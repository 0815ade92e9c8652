import AgencyRules
import Yams

/// How long an office keeps what it no longer needs; nil = for ever.
public struct Retention: Sendable, Hashable {
  /// Days after which the pictures of closed applications go.
  public var pictureDays: Int?
  /// Years after which personal data of closed applications are blanked.
  public var personYears: Int?
  /// Days after which refused bundles go.
  public var refusedDays: Int?

  public init(pictureDays: Int? = nil, personYears: Int? = nil, refusedDays: Int? = nil) {
    self.pictureDays = pictureDays
    self.personYears = personYears
    self.refusedDays = refusedDays
  }

  init(_ node: Node?, by reader: inout YAMLReader) {
    guard let node else { return }
    guard let mapping = node.mapping else {
      reader.fault("`retention` must hold `pictures_days`, `person_years` and `refused_days`", at: node)
      return
    }
    reader.refuseUnknownKeys(of: mapping, known: ["pictures_days", "person_years", "refused_days"])
    func number(_ key: String) -> Int? {
      guard let node = mapping[key] else { return nil }
      guard let number = node.plainNumber.flatMap({ Int(exactly: $0) }), (1...36_500).contains(number) else {
        reader.fault("`\(key)` must be a whole number from 1 to 36500", at: node)
        return nil
      }
      return number
    }
    (pictureDays, personYears, refusedDays) = (number("pictures_days"), number("person_years"), number("refused_days"))
  }
}
