import Foundation

/// What a distance between two faces says of whether they are one person's.
///
/// A logistic curve through portraits printed on drawn cards and photos of the same and of other people (`Training/likeness.py`); one
/// number more would follow the few people it was drawn through.
struct LikenessScale: Sendable {
  /// The distance at which both are equally likely.
  let middle: Double
  /// Natural log-odds per unit of distance.
  let slope: Double
  /// The median distances between pictures of one person and of two.
  let ofOnePerson: Double
  let ofTwoPeople: Double

  static let shipped = LikenessScale(middle: 0.506, slope: 46.6, ofOnePerson: 0.39, ofTwoPeople: 0.64)

  /// The probability that two faces are one person's, if that was as likely as not before.
  func likeness(at distance: Double) -> Double { 1 / (1 + exp(slope * (distance - middle))) }
}
