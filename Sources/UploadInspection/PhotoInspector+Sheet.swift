import Foundation
import PictureReading
import PortraitMeasures
import ReviewDomain

extension PhotoInspector {
  /// Draws both uploads side by side, each whole in a square, what is seen in the photo over it, and the texts below.
  ///
  /// - Returns: the bytes of a PNG file.
  /// - Throws: a description of why there is none. An upload that cannot be decoded leaves its square empty.
  public func sheet(portrait: URL, identity: URL, texts: [String]) throws -> Data {
    let sights = sights(of: Uploads(portrait: portrait, identity: identity))
    let (photo, document) = (sights.portrait?.observation, sights.identity?.observation)
    var annotation = Annotation()
    if let photo, let frame = photo.picture?.frame {
      annotation = photo.annotation.seen(through: SquareView.letterbox(of: frame, size: Self.side))
    }
    annotation.texts = texts
    return Data(try Annotator.png(annotation, over: square(of: photo).beside(square(of: document))))
  }

  /// Of each upload's square, in pixels.
  private static let side = 720

  private func square(of upload: Observation?) -> Pixels {
    guard let frame = upload?.picture?.frame else { return .blank(width: Self.side, height: Self.side) }
    return SquareView.letterbox(of: frame, size: Self.side).crop(from: frame, fill: 255)
  }
}

extension Annotation {
  /// The boxes and lines in a view's pixels.
  fileprivate func seen(through view: SquareView) -> Annotation {
    Annotation(
      boxes: boxes.map { box in
        let (corner, end) = (view.viewPoint(Point(x: box.x, y: box.y)), view.viewPoint(Point(x: box.maxX, y: box.maxY)))
        return Box(x: corner.x, y: corner.y, width: end.x - corner.x, height: end.y - corner.y)
      },
      lines: lines.map {
        Line(from: view.viewPoint($0.start), to: view.viewPoint($0.end), isDashed: $0.isDashed)
      })
  }
}
