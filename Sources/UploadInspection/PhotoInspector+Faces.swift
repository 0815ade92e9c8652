import FaceComparison
import Foundation
import PictureReading
import ReviewDomain

extension PhotoInspector {
  /// Draws the face of the photo and the portrait of the document side by side, eyes level and of one size, and the texts below.
  ///
  /// - Returns: the bytes of a PNG file.
  /// - Throws: a description of which face is missing.
  public func facesSideBySide(portrait: URL, identity: URL, texts: [String]) throws -> Data {
    let sights = sights(of: Uploads(portrait: portrait, identity: identity))
    let sides = [sights.portrait?.observation.comparedFace, sights.identity?.comparedFace].compactMap(\.self)
    let views = try sides.map { side in
      let face = try side.crop()
      return SquareView(aligning: face.mesh, magnified: Self.magnification, size: Self.viewSize).crop(from: face.pixels)
    }
    return Data(try Annotator.png(Annotation(texts: texts), over: views[0].beside(views[1])))
  }

  /// Side of each face's view in pixels.
  private static let viewSize = 360
  /// Beside what is compared: hair and chin are for whoever looks.
  private static let magnification = 0.75
}

extension Pixels {
  /// Two pictures of one height, one beside the other.
  func beside(_ right: Pixels) -> Pixels {
    var rows: [UInt8] = []
    rows.reserveCapacity(bytes.count + right.bytes.count)
    for row in 0..<height {
      rows += bytes[3 * row * width..<3 * (row + 1) * width]
      rows += right.bytes[3 * row * right.width..<3 * (row + 1) * right.width]
    }
    return Pixels(width: width + right.width, height: height, bytes: rows)
  }
}
