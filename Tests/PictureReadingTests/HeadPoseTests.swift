import Foundation
import PictureReading
import Testing

@Suite struct HeadPoseTests {
  /// A mesh in which every point that pose looks at lies on a curved face, turned about one axis.
  private func mesh(_ turn: (Double, Double, Double) -> (Double, Double, Double)) -> FaceMesh {
    let points = (0..<468).map { index in
      let angle = Double(index) * 2.399963
      let radius = (Double(index) / 468).squareRoot()
      let (x, y, z) = turn(radius * cos(angle), radius * sin(angle), radius * radius)
      return MeshPoint(x: 100 * x, y: 100 * y, z: 100 * z)
    }
    return FaceMesh(points: points, presence: 1)
  }

  @Test func aTurnInThePictureIsRollAlone() {
    let upright = HeadPose(mesh { ($0, $1, $2) })
    let angle = 17 * Double.pi / 180
    let turned = HeadPose(mesh { ($0 * cos(angle) - $1 * sin(angle), $0 * sin(angle) + $1 * cos(angle), $2) })
    let difference = (turned.roll - upright.roll + 540).truncatingRemainder(dividingBy: 360) - 180
    #expect(abs(difference - 17) < 0.5)
  }

  @Test func sizeAndPlaceDoNotMatter() {
    let first = HeadPose(mesh { ($0, $1, $2) })
    let second = HeadPose(mesh { (3 * $0 + 5, 3 * $1 - 2, 3 * $2) })
    #expect(abs(first.yaw - second.yaw) < 1e-6)
    #expect(abs(first.pitch - second.pitch) < 1e-6)
  }
}
