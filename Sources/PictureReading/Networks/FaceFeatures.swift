import Foundation

/// A face as 128 numbers whose direction is near that of other pictures of the same person. Biometric data: compared and forgotten, never
/// stored, logged or sent on.
package struct FaceFeatures: Sendable {
  /// Of length 1, or zeros where the network says nothing.
  private let values: [Float]

  /// What the network says of two views of a face, each counting the same.
  package init(bothOf first: [Float], _ second: [Float]) {
    precondition(
      first.count == FaceRecogniser.count && second.count == FaceRecogniser.count,
      "a face is \(FaceRecogniser.count) numbers")
    values = Self.direction(zip(Self.direction(first), Self.direction(second)).map { $0 + $1 })
  }

  /// The angle between two faces in degrees.
  package func angle(to other: FaceFeatures) -> Double {
    let cosine = Double(zip(values, other.values).reduce(0) { $0 + $1.0 * $1.1 })
    return acos(min(max(cosine, -1), 1)) * 180 / .pi
  }

  private static func direction(_ values: [Float]) -> [Float] {
    let length = max(values.reduce(0) { $0 + $1 * $1 }.squareRoot(), .leastNormalMagnitude)
    return values.map { $0 / length }
  }
}
