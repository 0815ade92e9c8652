import Foundation

/// Which pixels around a face belong to the person, and where the shoulders are.
@usableFromInline package struct PersonView: Sendable {
  /// The part of the frame the network saw.
  @usableFromInline package let view: SquareView
  /// One logit a pixel of the view, row by row; above 0 is the person.
  @usableFromInline package let logits: [Float]
  package let shoulders: [BodyPoint]
  /// How sure the network is that there is a person, 0 to 1.
  package let presence: Double

  package struct BodyPoint: Sendable, Hashable {
    /// In frame pixels.
    package let place: Point
    /// How sure the network is that the point can be seen, 0 to 1.
    package let visibility: Double

    package init(place: Point, visibility: Double) {
      self.place = place
      self.visibility = visibility
    }
  }

  package init(view: SquareView, logits: [Float], shoulders: [BodyPoint], presence: Double) {
    precondition(logits.count == view.size * view.size, "the mask does not fit its view")
    self.view = view
    self.logits = logits
    self.shoulders = shoulders
    self.presence = presence
  }

  /// Whether a pixel of the view is part of the person.
  @inlinable package func isPerson(x: Int, y: Int) -> Bool { logits[y * view.size + x] > 0 }

  /// Whether a point of the frame is part of the person; false where the network did not look.
  @inlinable package func isPerson(_ place: Point) -> Bool {
    let point = view.viewPoint(place)
    let (x, y) = (Int(point.x.rounded(.down)), Int(point.y.rounded(.down)))
    guard (0..<view.size).contains(x), (0..<view.size).contains(y) else { return false }
    return isPerson(x: x, y: y)
  }
}

/// MediaPipe's body network: person mask and shoulders from a square view around one face.
package final class PersonFinder {
  /// Side of the network's input in pixels.
  package static let size = 256

  private let network: Network

  package init(_ engine: InferenceEngine) throws(InferenceError) {
    network = try engine.compile("pose_landmark_full.tflite", shape: [1, Self.size, Self.size, 3])
  }

  /// The square in which the mask follows hair best: 3.6 face heights wide, 0.4 face heights under the face's middle.
  package static func view(of face: DetectedFace) -> SquareView {
    let middle = face.box.centre
    return SquareView(
      centre: Point(x: middle.x, y: middle.y + 0.4 * face.box.height), side: 3.6 * face.box.height, angle: 0,
      size: size)
  }

  /// - Parameter pixels: what `view` shows of the frame.
  package func person(in pixels: Pixels, seenBy view: SquareView) throws(InferenceError) -> PersonView {
    try network.run { pixels.fillInterleaved($0) }
    let points = try network.output("Identity", count: 195)
    let presence = try network.output("Identity_1", count: 1)
    let logits = try network.output("Identity_2", count: Self.size * Self.size)
    // 39 points of five values each (x, y, z, visibility, presence); 12 is the shoulder on the picture's left side.
    let shoulders = [12, 11].map { index in
      PersonView.BodyPoint(
        place: view.framePoint(Point(x: Double(points[5 * index]), y: Double(points[5 * index + 1]))),
        visibility: 1 / (1 + exp(-Double(points[5 * index + 3]))))
    }
    return PersonView(view: view, logits: logits, shoulders: shoulders, presence: Double(presence[0]))
  }
}
