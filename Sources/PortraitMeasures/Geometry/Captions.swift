import Foundation
import PictureReading

extension PortraitSight {
  /// Only what looks written on at least by this much is searched for lines: it costs as much as half of all else together. Of 83 labelled
  /// everyday photos with something written on them, sources left out, 82 look so, and two of three good large ones do not.
  private static let leastSuspicion = 0.08

  /// Whether the photo looks so little written on that nobody need search it.
  private var looksBlank: Bool {
    guard case .success(let looks) = looks, let written = looks[.written] else { return false }
    return written < Self.leastSuspicion
  }

  /// Lines of text above, below or beside the face.
  func findCaptions() -> Result<[TextLine], InferenceError> { writtenLines { $0.isCaption(in: $1) } }

  /// Short lines of text along the upper and the lower edge.
  func findMarks() -> Result<[TextLine], InferenceError> { writtenLines { $0.isMark(in: $1) } }

  /// What may be written across the head; hairlines, brows and glasses pass for lines of text, too.
  func findLines(across head: HeadGeometry) -> Result<[TextLine], InferenceError> {
    writtenLines { $0.isLevelLine(in: $1) && head.contains($0.box.centre) }
  }

  private func writtenLines(
    where isWanted: (TextLine, _ frame: Pixels) -> Bool
  ) -> Result<[TextLine], InferenceError> {
    guard let frame = observation.picture?.frame, !looksBlank else { return .success([]) }
    return observation.textLines.map { lines in lines.filter { isWanted($0, frame) } }
  }
}

extension TextLine {
  /// A line is thinner than this share of the picture's height, and at least so many times as long as it is thick.
  private static let greatestThickness = 0.12
  private static let leastAspect = 2.2
  /// Where brows, glasses and mouths pass for lines of text, in shares of the picture.
  private static let face = (columns: 0.15...0.85, rows: 0.28...0.72)
  /// A mark lies within this share of the picture's height from its upper or lower edge; two letters are longer than they are high.
  private static let margin = 0.1
  private static let leastMarkAspect = 1.8

  /// Lines may slant, as somebody who marks a picture has them; what stands upright is a tie, a strand of hair or a door.
  private var isLevel: Bool { abs(cos(outline.angle)) > 0.5 }

  fileprivate func isLevelLine(in frame: Pixels) -> Bool {
    isLevel && outline.thickness < Self.greatestThickness * Double(frame.height)
      && outline.length >= Self.leastAspect * outline.thickness
  }

  fileprivate func isCaption(in frame: Pixels) -> Bool {
    let (width, height) = (Double(frame.width), Double(frame.height))
    let columns = [box.x / width, box.maxX / width]
    let rows = [box.y / height, box.maxY / height]
    return isLevelLine(in: frame)
      && !(columns.allSatisfy(Self.face.columns.contains) && rows.allSatisfy(Self.face.rows.contains))
  }

  fileprivate func isMark(in frame: Pixels) -> Bool {
    let height = Double(frame.height)
    return isLevel && outline.length >= Self.leastMarkAspect * outline.thickness
      && (box.maxY < Self.margin * height || box.y > (1 - Self.margin) * height)
  }
}

extension HeadGeometry {
  /// Whether a place lies between crown and chin, and between the sides of the face.
  fileprivate func contains(_ place: Point) -> Bool {
    place.x >= left && place.x <= right && place.y >= crown && place.y <= chin
  }
}
