import ReviewDomain

/// Something on a picture that can be pointed at.
package enum PicturePlace: String, Sendable, Hashable, CaseIterable {
  case face, eyes, lowerFace, head, otherFace
  case document, title, number, name, birthDate, expiryDate, printedPortrait

  /// What a measure of an upload speaks of; nil for the picture as a whole, or its file.
  package init?(of measure: MeasureName, on subject: Subject) {
    switch subject {
    case .portrait: self.init(onPhoto: measure)
    case .identity: self.init(onDocument: measure)
    }
  }

  private init?(onDocument measure: MeasureName) {
    switch measure {
    case "document.portrait", "document.cropped", "document.glare": self = .document
    case "document.kind", "document.kind_matches": self = .title
    case "document.number_matches": self = .number
    case "document.name_matches": self = .name
    case "document.birth_matches", "document.age_fits": self = .birthDate
    case "document.expired": self = .expiryDate
    case "identity.likeness": self = .printedPortrait
    default: return nil
    }
  }

  private init?(onPhoto measure: MeasureName) {
    switch measure {
    case "faces.count", "faces.second_area": self = .otherFace
    case "looks.eyes_hidden": self = .eyes
    case "face.lower_skin", "face.mouth_detail", "face.covered", "looks.covered": self = .lowerFace
    case "looks.headgear": self = .head
    case "looks.turned", "face.like_last_photo", "edit.cast": self = .face
    default:
      switch measure.rawValue.split(separator: ".").first {
      case "eyes": self = .eyes
      case "face", "pose": self = .face
      case "head", "headgear": self = .head
      default: return nil
      }
    }
  }
}

/// A rectangle as shares of a picture's width and height; it may reach outside.
package struct PictureBox: Sendable, Hashable {
  package var x: Double
  package var y: Double
  package var width: Double
  package var height: Double

  package init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The same as shares of a part of the picture.
  package func within(_ part: PictureBox) -> PictureBox {
    PictureBox(
      x: (x - part.x) / part.width, y: (y - part.y) / part.height, width: width / part.width,
      height: height / part.height)
  }
}

/// A picture to be painted on a terminal: three bytes a pixel, and where what lies.
package struct DeskPicture: Sendable, Hashable {
  /// Tells it from every other, so that pixels need not be compared.
  package let name: String
  package let width: Int
  package let height: Int
  package let rgb: [UInt8]
  package let marks: [PicturePlace: [PictureBox]]

  /// - Precondition: `rgb` has three bytes for each pixel.
  package init(name: String, width: Int, height: Int, rgb: [UInt8], marks: [PicturePlace: [PictureBox]]) {
    precondition(rgb.count == 3 * width * height, "pixel buffer does not fit its size")
    self.name = name
    self.width = width
    self.height = height
    self.rgb = rgb
    self.marks = marks
  }

  package static func == (left: DeskPicture, right: DeskPicture) -> Bool { left.name == right.name }

  package func hash(into hasher: inout Hasher) { hasher.combine(name) }

  /// The picture with the places that spoke in corners, and, where lines are asked for, face, crown and chin. Every line is white beside
  /// black, so that it is seen without colours.
  package func marked(_ places: Set<PicturePlace>, withLines: Bool) -> DeskPicture {
    var drawing = Drawing(width: width, height: height, rgb: rgb)
    for place in PicturePlace.allCases where places.contains(place) {
      for box in marks[place] ?? [] { drawing.corners(box) }
    }
    if withLines {
      for place in [PicturePlace.face, .otherFace] { for box in marks[place] ?? [] { drawing.outline(box) } }
      for head in marks[.head] ?? [] {
        drawing.across(from: head.x, to: head.x + head.width, at: head.y)
        drawing.across(from: head.x, to: head.x + head.width, at: head.y + head.height)
      }
    }
    return DeskPicture(name: name, width: width, height: height, rgb: drawing.rgb, marks: marks)
  }
}

/// Lines on pixels.
private struct Drawing {
  let width: Int
  let height: Int
  var rgb: [UInt8]

  private var stroke: Int { max(1, max(width, height) / 160) }

  mutating func outline(_ box: PictureBox) {
    across(from: box.x, to: box.x + box.width, at: box.y)
    across(from: box.x, to: box.x + box.width, at: box.y + box.height)
    down(from: box.y, to: box.y + box.height, at: box.x)
    down(from: box.y, to: box.y + box.height, at: box.x + box.width)
  }

  /// A quarter of each side from each corner.
  mutating func corners(_ box: PictureBox) {
    let (right, bottom) = (box.x + box.width, box.y + box.height)
    for y in [box.y, bottom] {
      across(from: box.x, to: box.x + box.width / 4, at: y)
      across(from: right - box.width / 4, to: right, at: y)
    }
    for x in [box.x, right] {
      down(from: box.y, to: box.y + box.height / 4, at: x)
      down(from: bottom - box.height / 4, to: bottom, at: x)
    }
  }

  /// What lies above or below the picture is drawn on its edge.
  mutating func across(from left: Double, to right: Double, at y: Double) {
    let row = pixel(y, of: height, thickness: 2 * stroke)
    fill(pixel(left, of: width)..<pixel(right, of: width), row..<row + stroke, 0)
    fill(pixel(left, of: width)..<pixel(right, of: width), row + stroke..<row + 2 * stroke, 255)
  }

  mutating func down(from top: Double, to bottom: Double, at x: Double) {
    let column = pixel(x, of: width, thickness: 2 * stroke)
    fill(column..<column + stroke, pixel(top, of: height)..<pixel(bottom, of: height), 0)
    fill(column + stroke..<column + 2 * stroke, pixel(top, of: height)..<pixel(bottom, of: height), 255)
  }

  private func pixel(_ share: Double, of length: Int, thickness: Int = 0) -> Int {
    Int(min(max(share * Double(length), 0), Double(max(0, length - thickness))))
  }

  private mutating func fill(_ columns: Range<Int>, _ rows: Range<Int>, _ grey: UInt8) {
    for row in rows where row < height {
      for column in columns where column < width {
        for lane in 0..<3 { rgb[3 * (row * width + column) + lane] = grey }
      }
    }
  }
}
