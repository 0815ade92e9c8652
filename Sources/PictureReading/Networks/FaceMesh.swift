import Foundation

/// A point of the mesh: x and y in frame pixels, z in the same unit, away from the camera.
package struct MeshPoint: Sendable, Hashable {
  package let x: Double
  package let y: Double
  package let z: Double

  package init(x: Double, y: Double, z: Double) {
    self.x = x
    self.y = y
    self.z = z
  }

  package var point: Point { Point(x: x, y: y) }
}

/// 468 points on a face, numbered as in MediaPipe's canonical face model.
package struct FaceMesh: Sendable, Hashable {
  package let points: [MeshPoint]
  /// How sure the network is that there is a face in its view, 0 to 1.
  package let presence: Double

  package init(points: [MeshPoint], presence: Double) {
    self.points = points
    self.presence = presence
  }

  package subscript(landmark: Landmark) -> Point { points[landmark.rawValue].point }

  /// The mean of several points.
  package func mean(_ landmarks: [Landmark]) -> Point {
    landmarks.reduce(Point(x: 0, y: 0)) { $0 + self[$1] } * (1 / Double(max(landmarks.count, 1)))
  }

  /// The points that measures speak of. `left` and `right` are the sides of the picture, not of the person.
  package enum Landmark: Int, Sendable, CaseIterable {
    case foreheadTop = 10
    case foreheadMiddle = 151
    case browMiddle = 9
    case noseBridge = 6
    case noseTip = 4
    case noseBase = 2
    case upperLip = 0
    case lowerLip = 17
    case innerUpperLip = 13
    case innerLowerLip = 14
    case mouthLeft = 61
    case mouthRight = 291
    case chin = 152
    case sideLeft = 234
    case sideRight = 454
    case leftEyeOuter = 33
    case leftEyeInner = 133
    case leftEyeTop = 159
    case leftEyeBottom = 145
    case rightEyeInner = 362
    case rightEyeOuter = 263
    case rightEyeTop = 386
    case rightEyeBottom = 374
    case cheekLeft = 50
    case cheekRight = 280
    case jawLeft = 172
    case jawRight = 397
    case foreheadLeft = 109
    case foreheadRight = 338
  }

  package var leftEye: Point { mean([.leftEyeOuter, .leftEyeInner]) }
  package var rightEye: Point { mean([.rightEyeOuter, .rightEyeInner]) }
  /// Between the middles of the eyes, in frame pixels.
  package var eyeDistance: Double { leftEye.distance(to: rightEye) }
  /// Clockwise turn of the line through the eyes, in radians.
  package var eyeAngle: Double { atan2(rightEye.y - leftEye.y, rightEye.x - leftEye.x) }
  /// Between the top of the forehead and the chin.
  package var middle: Point { (self[.foreheadTop] + self[.chin]) * 0.5 }
  /// From the top of the forehead to the chin, in frame pixels.
  package var height: Double { self[.foreheadTop].distance(to: self[.chin]) }
  package var width: Double { self[.sideLeft].distance(to: self[.sideRight]) }

  package var leftEyeOpenness: Double {
    self[.leftEyeTop].distance(to: self[.leftEyeBottom]) / self[.leftEyeOuter].distance(to: self[.leftEyeInner])
  }
  package var rightEyeOpenness: Double {
    self[.rightEyeTop].distance(to: self[.rightEyeBottom]) / self[.rightEyeOuter].distance(to: self[.rightEyeInner])
  }
}

/// MediaPipe's face mesh: 468 points in three dimensions from an upright view of one face.
package final class FaceMesher {
  /// Side of the network's input in pixels.
  package static let size = 192
  private static let pointCount = 468

  private let network: Network

  package init(_ engine: InferenceEngine) throws(InferenceError) {
    network = try engine.compile("face_landmark.tflite", shape: [1, Self.size, Self.size, 3])
  }

  /// Where the network wants to look: a square of one and a half face heights, turned so that the eyes are level.
  package static func view(of face: DetectedFace) -> SquareView {
    SquareView(
      centre: face.box.centre, side: 1.5 * max(face.box.width, face.box.height), angle: face.eyeAngle, size: size)
  }

  /// The same around a mesh already found, which is a better frame than the detector's box.
  package static func view(of mesh: FaceMesh) -> SquareView {
    SquareView(centre: mesh.middle, side: 1.5 * max(mesh.height, mesh.width), angle: mesh.eyeAngle, size: size)
  }

  /// - Parameter pixels: what `view` shows of the frame.
  package func mesh(in pixels: Pixels, seenBy view: SquareView) throws(InferenceError) -> FaceMesh {
    try network.run { pixels.fillInterleaved($0) }
    let values = try network.output("conv2d_21", count: 3 * Self.pointCount)
    let presence = try network.output("conv2d_31", count: 1)
    let scale = view.side / Double(view.size)
    let points = (0..<Self.pointCount).map { index in
      let place = view.framePoint(Point(x: Double(values[3 * index]), y: Double(values[3 * index + 1])))
      return MeshPoint(x: place.x, y: place.y, z: Double(values[3 * index + 2]) * scale)
    }
    return FaceMesh(points: points, presence: 1 / (1 + exp(-Double(presence[0]))))
  }
}
