import DocumentReading
import Foundation
import PictureReading
import PortraitMeasures
import ReviewDomain

extension PhotoInspector {
  /// Pixels of the longer side that a picture is shown with.
  private static let wholeSide = 720
  /// The same of the face.
  private static let closeSide = 480

  /// Both uploads as somebody looks at them.
  ///
  /// - Parameter marksDocument: whether to read the document, and tell where on it what stands.
  public func preview(portrait: URL, identity: URL, marksDocument: Bool = false) -> UploadPreview {
    let sights = sights(of: Uploads(portrait: portrait, identity: identity))
    let onDocument = marksDocument ? sights.identity?.places ?? [] : []
    return UploadPreview(
      portrait: Self.side(sights.portrait?.observation, fallback: "no photo"),
      identity: Self.side(sights.identity?.observation, fallback: "no document", besides: onDocument))
  }

  /// - Parameter others: further places, in frame pixels.
  private static func side(
    _ seen: Observation?, fallback: String, besides others: [(PreviewedPicture.Place, Box)] = []
  ) -> UploadPreview.Side {
    guard let seen, let frame = seen.picture?.frame else {
      return .unseen(seen?.decodingFault.map { "\($0)" } ?? fallback)
    }
    let whole = Box(x: 0, y: 0, width: Double(frame.width), height: Double(frame.height))
    let part = seen.faces.first.flatMap { closePart(around: $0.box, in: frame) }
    return .seen(
      PreviewedPicture(
        whole: raster(whole, of: frame, side: wholeSide), close: part.map { raster($0, of: frame, side: closeSide) },
        closePart: part.map { mark(.head, $0, in: frame) },
        marks: marks(on: seen, in: frame) + others.map { mark($0, $1, in: frame) }))
  }

  /// Twice the face, on whole pixels and inside the frame.
  private static func closePart(around face: Box, in frame: Pixels) -> Box? {
    let (left, top) = (max(0, face.x - face.width / 2), max(0, face.y - face.height / 2))
    let (right, bottom) = (
      min(Double(frame.width), face.maxX + face.width / 2), min(Double(frame.height), face.maxY + face.height / 2)
    )
    let part = Box(
      x: left.rounded(.down), y: top.rounded(.down), width: (right - left).rounded(.down),
      height: (bottom - top).rounded(.down))
    return part.width >= 8 && part.height >= 8 ? part : nil
  }

  private static func raster(_ part: Box, of frame: Pixels, side: Int) -> PreviewedPicture.Raster {
    let shrink = min(1, Double(side) / max(part.width, part.height))
    let (width, height) = (max(1, Int(part.width * shrink)), max(1, Int(part.height * shrink)))
    let reduced = PixelReduction(of: part, in: frame, width: width, height: height)
    var rgb = Data(capacity: 3 * width * height)
    for value in reduced.values {
      for lane in 0..<3 { rgb.append(UInt8(min(max(value[lane], 0), 255))) }
    }
    return PreviewedPicture.Raster(width: width, height: height, rgb: rgb)
  }

  private static func marks(on seen: Observation, in frame: Pixels) -> [PreviewedPicture.Mark] {
    var marks = seen.faces.enumerated().map { mark($0 == 0 ? .face : .otherFace, $1.box, in: frame) }
    if let head = seen.head {
      marks.append(
        mark(
          .head, Box(x: head.left, y: head.crown, width: head.right - head.left, height: head.chin - head.crown),
          in: frame))
    }
    if let mesh = seen.mesh {
      let margin = mesh.eyeDistance / 3
      let eyes = Box(around: [mesh[.leftEyeOuter], mesh[.rightEyeOuter]], margin: margin)
      let lower = Box(
        around: [mesh[.noseTip], mesh[.mouthLeft], mesh[.mouthRight], mesh[.chin]], margin: margin / 2)
      marks += [mark(.eyes, eyes, in: frame), mark(.lowerFace, lower, in: frame)]
    }
    return marks
  }

  private static func mark(_ place: PreviewedPicture.Place, _ box: Box, in frame: Pixels) -> PreviewedPicture.Mark {
    let (width, height) = (Double(frame.width), Double(frame.height))
    return PreviewedPicture.Mark(
      place: place, x: box.x / width, y: box.y / height, width: box.width / width, height: box.height / height)
  }
}
