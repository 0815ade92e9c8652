import Foundation

/// A face as 128 numbers whose direction is near that of other pictures of the same person. Biometric data: compared and forgotten, never
/// stored, logged or sent on.
package struct FaceFeatures: Sendable {
  private let values: [Float]

  /// What the network says of two views of a face, each counting the same.
  package init(bothOf first: [Float], _ second: [Float]) {
    precondition(
      first.count == FaceRecogniser.count && second.count == FaceRecogniser.count,
      "a face is \(FaceRecogniser.count) numbers")
    let (length, otherLength) = (Self.length(first), Self.length(second))
    values = zip(first, second).map { $0 / length + $1 / otherLength }
  }

  /// The angle between two faces in degrees.
  package func angle(to other: FaceFeatures) -> Double {
    let product = zip(values, other.values).reduce(0) { $0 + $1.0 * $1.1 }
    let cosine = Double(product / max(Self.length(values) * Self.length(other.values), .leastNormalMagnitude))
    return acos(min(max(cosine, -1), 1)) * 180 / .pi
  }

  private static func length(_ values: [Float]) -> Float {
    max(values.reduce(0) { $0 + $1 * $1 }.squareRoot(), .leastNormalMagnitude)
  }
}
