import Foundation
import PhotoInspection

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
