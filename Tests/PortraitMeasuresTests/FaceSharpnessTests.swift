import PictureReading
import PortraitMeasures
import TestPictures
import Testing

@Suite struct FaceSharpnessTests {
  @Test func aSharpFaceIsSharp() throws {
    #expect(try Inspected.number(FaceSharpness.self, of: .good) > 0.43)
  }

  @Test func aBlurredFaceIsNot() throws {
    #expect(try Inspected.number(FaceSharpness.self, of: .blurred) < 0.24)
  }

  @Test func darknessIsNoBlur() throws {
    #expect(try Inspected.number(FaceSharpness.self, of: .dark) > 0.43)
  }

  /// Making a face smaller must not blur what its size can still hold.
  @Test func detailOutlivesTheReduction() throws {
    let small = try TestScene.patches(width: 140, height: 140)
    let whole = FaceDetail(side: 64, lumas: small.part(from: 38, side: 64)).sharpness
    let picture = DecodedPicture(frame: small.enlarged(by: 3))
    let detail = try #require(FaceDetail(mesh: Self.mesh(at: Point(x: 210, y: 210)), picture: picture))
    #expect(detail.sharpness > 0.6 * whole)
  }

  /// A mesh of which only the eyes, 96 pixels apart, have a place of their own.
  private static func mesh(at middle: Point) -> FaceMesh {
    let eyes: [FaceMesh.Landmark: Double] = [
      .leftEyeOuter: -48, .leftEyeInner: -48, .rightEyeInner: 48, .rightEyeOuter: 48,
    ]
    let offsets = Dictionary(uniqueKeysWithValues: eyes.map { ($0.key.rawValue, $0.value) })
    return FaceMesh(
      points: (0..<468).map { MeshPoint(x: middle.x + (offsets[$0] ?? 0), y: middle.y, z: 0) }, presence: 1)
  }
}

extension Pixels {
  /// Every pixel a square of the given side.
  fileprivate func enlarged(by factor: Int) -> Pixels {
    var enlarged: [UInt8] = []
    for y in 0..<factor * height {
      for x in 0..<factor * width {
        let start = 3 * (y / factor * width + x / factor)
        enlarged += bytes[start..<start + 3]
      }
    }
    return Pixels(width: factor * width, height: factor * height, bytes: enlarged)
  }

  /// The lumas of a square part.
  fileprivate func part(from corner: Int, side: Int) -> [Double] {
    (0..<side * side).map { index in
      let start = 3 * ((corner + index / side) * width + corner + index % side)
      return 0.299 * Double(bytes[start]) + 0.587 * Double(bytes[start + 1]) + 0.114 * Double(bytes[start + 2])
    }
  }
}
