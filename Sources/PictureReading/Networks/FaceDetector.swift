import Foundation

/// A face found in the whole frame, in frame pixels.
package struct DetectedFace: Sendable, Hashable {
  /// Hairline to chin, cheek to cheek.
  package let box: Box
  /// 0 to 1.
  package let score: Double
  /// The eye on the picture's left side, then the one on its right.
  package let eyes: [Point]
  package let nose: Point
  /// The corner on the picture's left side, then the one on its right.
  package let mouth: [Point]

  package init(box: Box, score: Double, eyes: [Point], nose: Point, mouth: [Point]) {
    self.box = box
    self.score = score
    self.eyes = eyes
    self.nose = nose
    self.mouth = mouth
  }

  /// How far the line through the eyes is turned clockwise, in radians.
  package var eyeAngle: Double { atan2(eyes[1].y - eyes[0].y, eyes[1].x - eyes[0].x) }
}

/// CenterFace: faces of any size in a picture, with five landmarks each.
///
/// The network sees the whole frame letterboxed to a square of 320 pixels and answers on a grid of every fourth pixel.
package final class FaceDetector {
  /// Side of the network's input in pixels.
  package static let size = 320
  /// A face at least this likely counts as one.
  package static let certain = 0.35
  /// Answers weaker than this are noise; those between may be small or faint faces, such as on a card somebody holds.
  private static let weakest: Float = 0.2
  private static let stride = 4
  private static let grid = size / stride

  private let network: Network

  package init(_ engine: InferenceEngine) throws(InferenceError) {
    network = try engine.compile("centerface.onnx", shape: [1, 3, Self.size, Self.size])
  }

  /// Faces in the pixels of the letterboxed square, best score first, uncertain ones included.
  package func faces(in square: Pixels) throws(InferenceError) -> [DetectedFace] {
    try network.run { square.fillPlanar($0) }
    let cells = Self.grid * Self.grid
    let heat = try network.output("537", count: cells)
    let scale = try network.output("538", count: 2 * cells)
    let offset = try network.output("539", count: 2 * cells)
    let landmarks = try network.output("540", count: 10 * cells)

    var found: [DetectedFace] = []
    for cell in 0..<cells where heat[cell] >= Self.weakest {
      let step = Double(Self.stride)
      let height = exp(Double(scale[cell])) * step
      let width = exp(Double(scale[cells + cell])) * step
      let x = (Double(cell % Self.grid) + Double(offset[cells + cell]) + 0.5) * step - width / 2
      let y = (Double(cell / Self.grid) + Double(offset[cell]) + 0.5) * step - height / 2
      let points = (0..<5).map { index in
        Point(
          x: x + Double(landmarks[(2 * index + 1) * cells + cell]) * width,
          y: y + Double(landmarks[2 * index * cells + cell]) * height)
      }
      found.append(
        DetectedFace(
          box: Box(x: x, y: y, width: width, height: height), score: Double(heat[cell]), eyes: [points[0], points[1]],
          nose: points[2], mouth: [points[3], points[4]]))
    }
    return Self.withoutRepeats(found.sorted { $0.score > $1.score })
  }

  /// Of faces that cover each other by 0.3 or more (intersection over union), keeps the best.
  static func withoutRepeats(_ sorted: [DetectedFace]) -> [DetectedFace] {
    sorted.withoutRepeats { $0.box.overlap(with: $1.box) >= 0.3 }
  }
}

extension DetectedFace {
  /// The face after `map` moved its points and `scale` its lengths; its box stays upright around the same middle.
  package func moved(scale: Double, _ map: (Point) -> Point) -> DetectedFace {
    let (centre, width, height) = (map(box.centre), box.width * scale, box.height * scale)
    return DetectedFace(
      box: Box(x: centre.x - width / 2, y: centre.y - height / 2, width: width, height: height), score: score,
      eyes: eyes.map(map), nose: map(nose), mouth: mouth.map(map))
  }
}

extension Box {
  /// Intersection over union, 0 to 1.
  package func overlap(with other: Box) -> Double {
    let width = min(maxX, other.maxX) - max(x, other.x)
    let height = min(maxY, other.maxY) - max(y, other.y)
    guard width > 0, height > 0 else { return 0 }
    return width * height / (area + other.area - width * height)
  }
}
