import Foundation

/// The networks of one worker, each compiled once.
///
/// Used by one thread only.
package final class NetworkSet {
  package let detector: FaceDetector
  package let mesher: FaceMesher
  package let personFinder: PersonFinder
  private let textDetector: TextDetector

  /// - Parameter folder: where `make deps` or `make install` put the networks' files.
  package init(folder: URL) throws(InferenceError) {
    let engine = try InferenceEngine(networks: folder)
    detector = try FaceDetector(engine)
    mesher = try FaceMesher(engine)
    personFinder = try PersonFinder(engine)
    textDetector = try TextDetector(engine)
  }

  /// Every face of a frame, the main one first.
  package func faces(in frame: Pixels) throws(InferenceError) -> [DetectedFace] {
    let view = SquareView.letterbox(of: frame, size: FaceDetector.size)
    let scale = view.side / Double(view.size)
    let found = try detector.faces(in: view.crop(from: frame)).map { face in
      face.moved(scale: scale) { view.framePoint($0) }
    }
    return found.sorted { $0.prominence(in: frame) > $1.prominence(in: frame) }
  }

  /// The mesh of a face. The second look, framed by the first, sits better on heads that lean or are partly hidden.
  package func mesh(of face: DetectedFace, in frame: Pixels) throws(InferenceError) -> FaceMesh {
    let first = FaceMesher.view(of: face)
    let rough = try mesher.mesh(in: first.crop(from: frame), seenBy: first)
    guard rough.presence > 0.5 else { return rough }
    let second = FaceMesher.view(of: rough)
    return try mesher.mesh(in: second.crop(from: frame), seenBy: second)
  }

  package func person(around face: DetectedFace, in frame: Pixels) throws(InferenceError) -> PersonView {
    let view = PersonFinder.view(of: face)
    return try personFinder.person(in: view.crop(from: frame), seenBy: view)
  }

  /// Lines of text anywhere in a frame, in frame pixels.
  package func textLines(in frame: Pixels) throws(InferenceError) -> [TextLine] {
    let view = SquareView.letterbox(of: frame, size: TextDetector.size)
    let scale = view.side / Double(view.size)
    return try textDetector.lines(in: view.crop(from: frame)).map { line in
      let corner = view.framePoint(Point(x: line.box.x, y: line.box.y))
      return TextLine(
        box: Box(x: corner.x, y: corner.y, width: line.box.width * scale, height: line.box.height * scale),
        score: line.score)
    }
  }
}

extension DetectedFace {
  /// Area, less up to a half for a place at the frame's edge.
  fileprivate func prominence(in frame: Pixels) -> Double {
    let middle = Point(x: Double(frame.width) / 2, y: Double(frame.height) / 2)
    let away = box.centre.distance(to: middle) / (middle.x * middle.x + middle.y * middle.y).squareRoot()
    return box.area * (1 - 0.5 * min(1, away)) * score
  }

  /// The quarter turn clockwise that would bring the face upright, by the line from the eyes to the mouth.
  ///
  /// The detector finds turned faces nearly as well as upright ones, and places their points right; its boxes fit less well.
  package var uprightTurn: QuarterTurn {
    let eyesMiddle = (eyes[0] + eyes[1]) * 0.5
    let down = (mouth[0] + mouth[1]) * 0.5 - eyesMiddle
    let lean = atan2(-down.x, down.y) * 180 / .pi
    switch lean {
    case -45...45: return .none
    case 45..<135: return .left
    case -135 ..< -45: return .right
    default: return .half
    }
  }
}
