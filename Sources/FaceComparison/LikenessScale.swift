import Foundation

/// What the angle between two faces says of whether they are one person's.
///
/// A logistic curve through portraits printed on drawn cards and photos of the same and of other people (`Training/likeness.py`); more
/// numbers would follow the few people it was drawn through.
struct LikenessScale: Sendable {
  /// The angle in degrees at which one person and two are equally likely.
  let middle: Double
  /// Natural log-odds per degree.
  let slope: Double
  /// The medians of pictures of one person and of two, in degrees.
  let ofOnePerson: Double
  let ofTwoPeople: Double

  static let shipped = LikenessScale(middle: 69.6, slope: 0.958, ofOnePerson: 52, ofTwoPeople: 84)

  /// The probability that two faces are one person's, if that was as likely as not before.
  /// - Parameter angle: between the two, in degrees.
  func likeness(at angle: Double) -> Double { 1 / (1 + exp(slope * (angle - middle))) }
}
