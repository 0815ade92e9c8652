extension Pixels {
  /// One pixel.
  @usableFromInline package struct Colour: Sendable, Hashable {
    @usableFromInline package let red: UInt8
    @usableFromInline package let green: UInt8
    @usableFromInline package let blue: UInt8

    @inlinable package init(red: UInt8, green: UInt8, blue: UInt8) {
      self.red = red
      self.green = green
      self.blue = blue
    }

    /// Brightness, 0 to 255 (ITU-R BT.601 weights on the gamma-coded values).
    @inlinable package var luma: Double { 0.299 * Double(red) + 0.587 * Double(green) + 0.114 * Double(blue) }
  }

  @inlinable package func colour(x: Int, y: Int) -> Colour {
    let index = 3 * (y * width + x)
    return Colour(red: bytes[index], green: bytes[index + 1], blue: bytes[index + 2])
  }

  /// The rows whose middle lies between two heights, inside the picture.
  package func rows(from top: Double, to bottom: Double) -> Range<Int> {
    Self.range(from: top, to: bottom, below: height)
  }

  /// The columns whose middle lies between two places, inside the picture.
  package func columns(from left: Double, to right: Double) -> Range<Int> {
    Self.range(from: left, to: right, below: width)
  }

  private static func range(from low: Double, to high: Double, below limit: Int) -> Range<Int> {
    let first = max(0, min(Double(limit), (low - 0.5).rounded(.up)))
    let end = max(first, min(Double(limit), (high - 0.5).rounded(.up)))
    return Int(first)..<Int(end)
  }

  /// Luma of every pixel, row by row.
  package func lumas() -> [Double] {
    (0..<width * height).map { index in
      let (red, green, blue) = (bytes[3 * index], bytes[3 * index + 1], bytes[3 * index + 2])
      return Colour(red: red, green: green, blue: blue).luma
    }
  }
}
