import Foundation
import PictureReading

extension Pixels {
  /// With an upright ellipse of one colour, such as hair piled up high or a cap.
  package func painted(centre: Point, halfWidth: Double, halfHeight: Double, colour: [UInt8]) -> Pixels {
    var bytes = bytes
    for y in max(0, Int(centre.y - halfHeight))..<min(height, max(0, Int(centre.y + halfHeight) + 1)) {
      for x in max(0, Int(centre.x - halfWidth))..<min(width, max(0, Int(centre.x + halfWidth) + 1)) {
        let (dx, dy) = ((Double(x) - centre.x) / halfWidth, (Double(y) - centre.y) / halfHeight)
        guard dx * dx + dy * dy <= 1 else { continue }
        for channel in 0..<3 { bytes[3 * (y * width + x) + channel] = colour[channel] }
      }
    }
    return Pixels(width: width, height: height, bytes: bytes)
  }

  /// With a line of text written over it.
  /// - Parameter angle: clockwise slant in degrees; x and y are then of the corner of the upright box around the line.
  package func captioned(
    _ text: String, x: Int, y: Int, height size: Int, angle: Double = 0, colour: [UInt8]
  ) throws -> Pixels {
    let letters = try VipsPicture.operation("text", ["text": text, "font": "DejaVu Sans Bold \(size)"])
      .operation("colourspace", ["space": "srgb"]).operation("rotate", ["angle": "\(angle)"]).pixels()
    var bytes = bytes
    for row in 0..<min(letters.height, height - y) {
      for column in 0..<min(letters.width, width - x) where letters.bytes[3 * (row * letters.width + column)] > 100 {
        for channel in 0..<3 { bytes[3 * ((y + row) * width + x + column) + channel] = colour[channel] }
      }
    }
    return Pixels(width: width, height: self.height, bytes: bytes)
  }

  /// With another picture printed onto it in a thin ink.
  /// - Parameter strength: of the ink, 0 to 1.
  package func printed(_ other: Pixels, x: Int, y: Int, strength: Double) -> Pixels {
    var bytes = bytes
    for row in 0..<min(other.height, height - y) {
      for index in 0..<3 * min(other.width, width - x) {
        let ink = strength * Double(255 - other.bytes[3 * row * other.width + index])
        let place = 3 * ((y + row) * width + x) + index
        bytes[place] = UInt8(max(0, Double(bytes[place]) - ink))
      }
    }
    return Pixels(width: width, height: height, bytes: bytes)
  }

  /// With another picture of the same size in the place of a plain backdrop: what is like the upper left corner.
  package func withBackdrop(_ other: Pixels, tolerance: Int = 24) -> Pixels {
    var bytes = bytes
    let corner = (0..<3).map { Int(self.bytes[3 * (2 * width + 2) + $0]) }
    for index in 0..<width * height
    where (0..<3).allSatisfy({ abs(Int(self.bytes[3 * index + $0]) - corner[$0]) <= tolerance }) {
      for channel in 0..<3 { bytes[3 * index + channel] = other.bytes[3 * index + channel] }
    }
    return Pixels(width: width, height: height, bytes: bytes)
  }
}

extension Pixels {
  /// A round spot of light that fades out, as of a lamp on plastic.
  /// - Parameter radius: in pixels, within which the light is as good as white.
  package func litBySpot(at centre: Point, radius: Double) -> Pixels {
    var bytes = bytes
    for y in 0..<height {
      for x in 0..<width {
        let distance = Point(x: Double(x), y: Double(y)).distance(to: centre)
        let light = 255 * min(1, 1.6 * radius * radius / (distance * distance + 0.6 * radius * radius + 1))
        for lane in 0..<3 {
          let index = 3 * (y * width + x) + lane
          bytes[index] = UInt8(min(255, Double(bytes[index]) + light * 0.8))
        }
      }
    }
    return Pixels(width: width, height: height, bytes: bytes)
  }
}
