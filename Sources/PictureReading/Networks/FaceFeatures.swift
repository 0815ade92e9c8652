import Foundation

/// A face as 128 numbers that lie near those of other pictures of the same person. Biometric data: compared and forgotten, never stored,
/// logged or sent on.
package struct FaceFeatures: Sendable {
  package let values: [Float]

  package init(values: [Float]) {
    precondition(values.count == FaceRecogniser.count, "a face is \(FaceRecogniser.count) numbers")
    self.values = values
  }

  /// How far apart two faces are: the network was taught to put pictures of one person within 0.6.
  package func distance(to other: FaceFeatures) -> Double { length(difference(from: other)) }

  /// The angle in degrees between two faces as seen from a third place.
  package func angle(to other: FaceFeatures, from place: FaceFeatures) -> Double {
    let (own, others) = (difference(from: place), other.difference(from: place))
    let product = Double(zip(own, others).reduce(0) { $0 + $1.0 * $1.1 })
    let cosine = product / max(length(own) * length(others), .leastNormalMagnitude)
    return acos(min(max(cosine, -1), 1)) * 180 / .pi
  }

  /// The mean of faces, which is nobody's; nil of none.
  package static func mean(of faces: [FaceFeatures]) -> FaceFeatures? {
    guard !faces.isEmpty else { return nil }
    var sums = [Double](repeating: 0, count: FaceRecogniser.count)
    for face in faces { for (place, value) in face.values.enumerated() { sums[place] += Double(value) } }
    return FaceFeatures(values: sums.map { Float($0 / Double(faces.count)) })
  }

  private func difference(from other: FaceFeatures) -> [Float] { zip(values, other.values).map { $0 - $1 } }

  private func length(_ values: [Float]) -> Double { Double(values.reduce(0) { $0 + $1 * $1 }).squareRoot() }
}
