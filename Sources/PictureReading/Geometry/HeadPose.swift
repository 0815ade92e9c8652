import Foundation

/// Where the head is turned to, in degrees: yaw > 0 the nose points to the right of the picture, pitch > 0 the chin
/// is up, roll > 0 the crown leans to the right.
package struct HeadPose: Sendable, Hashable {
  package let yaw: Double
  package let pitch: Double
  package let roll: Double

  package init(yaw: Double, pitch: Double, roll: Double) {
    self.yaw = yaw
    self.pitch = pitch
    self.roll = roll
  }

  /// The mesh sees a turned head as less turned than it is: measured on rendered heads of known yaw.
  private static let yawGain = 1.14

  /// The rotation that lays the mean head on the mesh with the least squared error (Horn, "Closed-form solution of
  /// absolute orientation using unit quaternions", J. Opt. Soc. Am. A 4, 1987), taken apart as roll · yaw · pitch.
  package init(_ mesh: FaceMesh) {
    let observed = MeanHead.points.map { mesh.points[$0.index] }
    let rotation = Self.rotation(
      from: MeanHead.points.map { [$0.x, $0.y, $0.z] }, to: observed.map { [$0.x, $0.y, $0.z] })
    let degrees = 180 / Double.pi
    yaw = asin(max(-1, min(1, rotation[2][0]))) * degrees * Self.yawGain
    pitch = atan2(-rotation[2][1], rotation[2][2]) * degrees
    roll = atan2(rotation[1][0], rotation[0][0]) * degrees
  }

  /// The rotation matrix that best turns `source` into `target`, both taken about their own means.
  static func rotation(from source: [[Double]], to target: [[Double]]) -> [[Double]] {
    let (a, b) = (centred(source), centred(target))
    var s = [[Double]](repeating: [0, 0, 0], count: 3)
    for (p, q) in zip(a, b) {
      for row in 0..<3 { for column in 0..<3 { s[row][column] += p[row] * q[column] } }
    }
    let n = [
      [s[0][0] + s[1][1] + s[2][2], s[1][2] - s[2][1], s[2][0] - s[0][2], s[0][1] - s[1][0]],
      [s[1][2] - s[2][1], s[0][0] - s[1][1] - s[2][2], s[0][1] + s[1][0], s[2][0] + s[0][2]],
      [s[2][0] - s[0][2], s[0][1] + s[1][0], -s[0][0] + s[1][1] - s[2][2], s[1][2] + s[2][1]],
      [s[0][1] - s[1][0], s[2][0] + s[0][2], s[1][2] + s[2][1], -s[0][0] - s[1][1] + s[2][2]],
    ]
    let (w, x, y, z) = largestEigenvector(n)
    return [
      [w * w + x * x - y * y - z * z, 2 * (x * y - w * z), 2 * (x * z + w * y)],
      [2 * (x * y + w * z), w * w - x * x + y * y - z * z, 2 * (y * z - w * x)],
      [2 * (x * z - w * y), 2 * (y * z + w * x), w * w - x * x - y * y + z * z],
    ]
  }

  private static func centred(_ points: [[Double]]) -> [[Double]] {
    let mean = (0..<3).map { axis in points.reduce(0) { $0 + $1[axis] } / Double(max(points.count, 1)) }
    return points.map { point in (0..<3).map { point[$0] - mean[$0] } }
  }

  /// Power iteration; the shift by the matrix's norm makes every eigenvalue positive, so that it finds the largest one.
  private static func largestEigenvector(_ matrix: [[Double]]) -> (Double, Double, Double, Double) {
    let norm = matrix.reduce(0) { $0 + $1.reduce(0) { $0 + $1 * $1 } }.squareRoot()
    var vector = [1, 0.01, 0.01, 0.01]
    for _ in 0..<100 {
      var next = (0..<4).map { row in (0..<4).reduce(norm * vector[row]) { $0 + matrix[row][$1] * vector[$1] } }
      let length = next.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 0 else { break }
      next = next.map { $0 / length }
      vector = next
    }
    return (vector[0], vector[1], vector[2], vector[3])
  }
}
