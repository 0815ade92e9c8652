import Foundation
import ReviewDomain

extension PhotoInspector {
  /// Draws what is seen in a photo: the faces' boxes, the landmarks, crown and chin (dashed where extrapolated), and the texts below.
  ///
  /// - Parameter output: a PNG, written whole or not at all.
  /// - Throws: a description of why there is no annotated picture.
  public func annotate(portrait: URL, texts: [String], output: URL) throws {
    guard let seen = observations(Uploads(portrait: portrait, identity: nil)).portrait else { return }
    guard let picture = seen.picture else { throw seen.decodingFault ?? .unreadable("no pixels") }
    var annotation = Annotation(
      boxes: seen.faces.map(\.box), points: seen.mesh?.points.map(\.point) ?? [], texts: texts)
    if let head = seen.head {
      func line(at y: Double, isDashed: Bool) -> Annotation.Line {
        Annotation.Line(from: Point(x: head.left, y: y), to: Point(x: head.right, y: y), isDashed: isDashed)
      }
      annotation.lines = [line(at: head.crown, isDashed: !head.crownFromMask), line(at: head.chin, isDashed: false)]
    }
    try Annotator.save(annotation, over: picture.frame, to: output)
  }
}
