import Foundation
import PictureReading
import PortraitMeasures
import ReviewDomain

extension PhotoInspector {
  /// Draws what is seen in a photo: the faces' boxes, the landmarks, crown and chin (dashed where extrapolated), and the texts below.
  ///
  /// - Returns: the bytes of a PNG file.
  /// - Throws: a description of why there is no annotated picture.
  public func annotated(portrait: URL, texts: [String]) throws -> Data {
    let seen = sights(of: Uploads(portrait: portrait, identity: nil)).portrait?.observation
    guard let seen, let picture = seen.picture else { throw seen?.decodingFault ?? .unreadable("no pixels") }
    var annotation = seen.annotation
    annotation.points = seen.mesh?.points.map(\.point) ?? []
    annotation.texts = texts
    return Data(try Annotator.png(annotation, over: picture.frame))
  }
}

extension Observation {
  /// The faces' boxes, and crown and chin, dashed where extrapolated.
  var annotation: Annotation {
    var annotation = Annotation(boxes: faces.map(\.box))
    if let head {
      func line(at y: Double, isDashed: Bool) -> Annotation.Line {
        Annotation.Line(from: Point(x: head.left, y: y), to: Point(x: head.right, y: y), isDashed: isDashed)
      }
      annotation.lines = [line(at: head.crown, isDashed: !head.crownFromMask), line(at: head.chin, isDashed: false)]
    }
    return annotation
  }
}
