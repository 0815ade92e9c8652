/// 8-bit sRGB pixels held in memory, row by row from the top left corner, three bytes (R, G, B) a pixel.
package struct Pixels: Sendable {
  package let width: Int
  package let height: Int
  package let bytes: [UInt8]

  /// - Precondition: `bytes` holds exactly `3 * width * height` bytes.
  package init(width: Int, height: Int, bytes: [UInt8]) {
    precondition(bytes.count == 3 * width * height, "pixel buffer does not fit its size")
    self.width = width
    self.height = height
    self.bytes = bytes
  }
}

/// The size only: a failed test should not print a million numbers.
extension Pixels: CustomStringConvertible {
  package var description: String { "\(width) × \(height) pixels" }
}
