import Foundation

/// What the difference between two faces says of whether they are one person's.
///
/// A logistic curve over distance and angle together, through portraits printed on drawn cards and photos of the same and of other people
/// (`Training/likeness.py`); more numbers would follow the few people it was drawn through.
struct LikenessScale: Sendable {
  /// A distance and an angle in degrees.
  typealias Place = (distance: Double, angle: Double)

  /// By how much of distance a degree counts.
  let perDegree: Double
  /// The sum of both at which one person and two are equally likely.
  let middle: Double
  /// Natural log-odds per unit of that sum.
  let slope: Double
  /// The medians of pictures of one person and of two.
  let ofOnePerson: Place
  let ofTwoPeople: Place

  static let shipped = LikenessScale(
    perDegree: 0.00468, middle: 0.815, slope: 29.4, ofOnePerson: (0.40, 46), ofTwoPeople: (0.66, 78))

  /// The probability that two faces are one person's, if that was as likely as not before.
  func likeness(at difference: FaceDifference) -> Double {
    1 / (1 + exp(slope * (difference.distance + perDegree * difference.angle - middle)))
  }
}
