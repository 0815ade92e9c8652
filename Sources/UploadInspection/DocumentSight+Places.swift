import DocumentReading
import PictureReading

extension DocumentSight {
  /// Where on the picture what stands, in frame pixels; empty where the document cannot be read.
  var places: [(PreviewedPicture.Place, Box)] {
    guard let read = try? reading.get() else { return [] }
    let lines: [(PreviewedPicture.Place, [Quadrilateral])] = [
      (.title, read.kind.corners),
      (.number, read.numbers.flatMap(\.corners) + read.invalidNumbers.flatMap(\.corners)),
      (.name, read.names.flatMap(\.corners)),
      (.birthDate, read.birthDate?.corners ?? []),
      (.expiryDate, read.expiryDate?.corners ?? read.expiryGap.map { [$0] } ?? []),
    ]
    var found = lines.flatMap { place, shapes in
      shapes.map { shape in
        (place, Box(around: shape.corners.map { flat?.framePoint($0) ?? $0 }, margin: 2))
      }
    }
    if let flat { found.append((.document, Box(around: flat.corners, margin: 0))) }
    if let face = try? portrait.get() {
      found.append((.printedPortrait, Box(around: face.points.map(\.point), margin: face.eyeDistance / 3)))
    }
    return found
  }
}

extension Box {
  /// The least upright one around points, with a margin.
  init(around points: [Point], margin: Double) {
    let (xs, ys) = (points.map(\.x), points.map(\.y))
    let (left, top) = ((xs.min() ?? 0) - margin, (ys.min() ?? 0) - margin)
    self.init(x: left, y: top, width: (xs.max() ?? 0) + margin - left, height: (ys.max() ?? 0) + margin - top)
  }
}
