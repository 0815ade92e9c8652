import PictureReading

extension Pixels {
  /// A square of stripes, curves and checks, which shows whether a converted network answers as its source does.
  package static func pattern(size: Int) -> Pixels {
    let bytes = (0..<size * size).flatMap { index -> [UInt8] in
      let (x, y) = (index % size, index / size)
      return [
        UInt8((7 * x + 3 * y) % 256), UInt8(x * y / 9 % 256), UInt8((2 * x + 5 * y + (x / 10 + y / 10) % 2 * 60) % 256),
      ]
    }
    return Pixels(width: size, height: size, bytes: bytes)
  }
}
