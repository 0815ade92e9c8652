/// 8-bit sRGB pixels held in memory, row by row from the top left corner, three bytes (R, G, B) a pixel.
///
/// What is asked for every pixel is `@inlinable`, here and in the types beside it, since other rooms ask in loops; the compiler then wants
/// `@usableFromInline` on all that it touches.
@usableFromInline package struct Pixels: Sendable {
  @usableFromInline package let width: Int
  @usableFromInline package let height: Int
  @usableFromInline package let bytes: [UInt8]

  /// - Precondition: `bytes` holds exactly `3 * width * height` bytes.
  package init(width: Int, height: Int, bytes: [UInt8]) {
    precondition(bytes.count == 3 * width * height, "pixel buffer does not fit its size")
    self.width = width
    self.height = height
    self.bytes = bytes
  }

  /// White all over.
  package static func blank(width: Int, height: Int) -> Pixels {
    Pixels(width: width, height: height, bytes: [UInt8](repeating: 255, count: 3 * width * height))
  }
}

/// The size only: a failed test should not print a million numbers.
extension Pixels: CustomStringConvertible {
  @usableFromInline package var description: String { "\(width) × \(height) pixels" }
}
