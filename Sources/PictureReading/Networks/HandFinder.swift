import Foundation

/// A hand found beside or before a face.
package struct FoundHand: Sendable, Hashable {
  /// Wrist, knuckles and tips in frame pixels, numbered as MediaPipe does.
  package let points: [Point]
  /// How sure the network is that this is a hand, 0 to 1.
  package let presence: Double

  package init(points: [Point], presence: Double) {
    self.points = points
    self.presence = presence
  }
}

/// MediaPipe's hand networks: one finds palms around a face, the other looks at each by itself and says whether it is a hand's, and how it lies.
package final class HandFinder {
  private static let file = "hand_landmark_full.tflite"
  static let files = [PalmDetector.file, file]
  /// Side of the second network's input in pixels.
  private static let size = 224
  private static let pointCount = 21
  /// So many palms a view are looked at again; people have two, and patterns that look like palms come first at times.
  private static let mostPalms = 3

  private let detector: PalmDetector
  private let network: Network

  init(_ engine: InferenceEngine) throws(InferenceError) {
    detector = try PalmDetector(engine)
    network = try engine.compile(Self.file, shape: [1, Self.size, Self.size, 3])
  }

  /// Hands near a face, each with how sure it is one.
  package func hands(near face: FaceMesh, in frame: Pixels) throws(InferenceError) -> [FoundHand] {
    var hands: [FoundHand] = []
    for view in Self.views(of: face) {
      // The same hand from both views is looked at twice: what one of them shows badly, the other may show well.
      for palm in Self.withoutRepeats(try detector.palms(in: view, of: frame)).prefix(Self.mostPalms) {
        hands.append(try hand(of: palm, in: frame))
      }
    }
    return hands
  }

  /// Where hands are looked for: from above the crown to the collar and as far to each side, and once more closer, where a fist under a
  /// chin shows better. In a wider view small hands are missed, and folded arms under a face do not cover it.
  private static func views(of face: FaceMesh) -> [SquareView] {
    [(side: 2.8, down: 0.2), (side: 2.2, down: 0.15)].map { place in
      SquareView(
        centre: Point(x: face.middle.x, y: face.middle.y + place.down * face.height), side: place.side * face.height,
        angle: 0, size: PalmDetector.size)
    }
  }

  /// Best score first; none lies in the middle of a better one.
  private static func withoutRepeats(_ palms: [DetectedPalm]) -> [DetectedPalm] {
    palms.sorted { $0.score > $1.score }.withoutRepeats { $0.centre.distance(to: $1.centre) < 0.5 * $1.side }
  }

  private func hand(of palm: DetectedPalm, in frame: Pixels) throws(InferenceError) -> FoundHand {
    let view = Self.view(of: palm)
    let pixels = view.crop(from: frame, fill: 0)
    try network.run { pixels.fillInterleaved($0) }
    let values = try network.output("Identity", count: 3 * Self.pointCount)
    let presence = try network.output("Identity_1", count: 1)
    return FoundHand(
      points: (0..<Self.pointCount).map { index in
        view.framePoint(Point(x: Double(values[3 * index]), y: Double(values[3 * index + 1])))
      }, presence: Double(presence[0]))
  }

  /// A square of 2.6 palms with the fingers upwards, half a palm from the palm's middle towards them, as the network was taught.
  private static func view(of palm: DetectedPalm) -> SquareView {
    let angle = atan2(palm.knuckle.y - palm.wrist.y, palm.knuckle.x - palm.wrist.x) + .pi / 2
    return SquareView(
      centre: palm.centre + Point(x: sin(angle), y: -cos(angle)) * (0.5 * palm.side), side: 2.6 * palm.side,
      angle: angle, size: size)
  }
}
