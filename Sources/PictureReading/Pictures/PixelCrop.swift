import Foundation

extension SquareView {
  /// The whole of a frame in one upright square view, in its middle, with bars on its shorter sides.
  package static func letterbox(of frame: Pixels, size: Int) -> SquareView {
    let side = Double(max(frame.width, frame.height))
    let scale = side / Double(size)
    // The bars are whole pixels wide, so that the reduced frame only has to be put down and not sampled once more.
    func centre(_ length: Int) -> Double {
      let bar = (size - Int((Double(length) / scale).rounded())) / 2
      return side / 2 - Double(bar) * scale
    }
    return SquareView(centre: Point(x: centre(frame.width), y: centre(frame.height)), side: side, angle: 0, size: size)
  }

  /// The view's pixels, `size` × `size`.
  ///
  /// Reduces the part of the frame that is needed to the view's scale, each pixel a weighted mean (triangle filter) of
  /// those it covers, then turns it into place with bilinear sampling. Far cheaper than Lanczos, and networks do not
  /// see the difference.
  /// - Parameter fill: The grey where the square reaches outside the frame.
  package func crop(from frame: Pixels, fill: UInt8 = 128) -> Pixels {
    guard side > 0, let part = part(of: frame) else {
      return Pixels(width: size, height: size, bytes: [UInt8](repeating: fill, count: 3 * size * size))
    }
    func reduced(_ length: Double) -> Int { scale > 1 ? max(Int((length / scale).rounded()), 1) : Int(length) }
    let reduction = PixelReduction(of: part, in: frame, width: reduced(part.width), height: reduced(part.height))
    let bytes = [UInt8](unsafeUninitializedCapacity: 3 * size * size) { bytes, count in
      if let corner = cornerOnGrid(of: part) {
        reduction.put(into: bytes, of: size, at: corner, fill: fill)
      } else {
        sample(reduction, of: part, into: bytes, fill: fill)
      }
      count = bytes.count
    }
    return Pixels(width: size, height: size, bytes: bytes)
  }

  private var scale: Double { side / Double(size) }

  /// Writes the view's pixels, each from the four nearest of the reduced part.
  private func sample(
    _ reduction: PixelReduction, of part: Box, into bytes: UnsafeMutableBufferPointer<UInt8>, fill: UInt8
  ) {
    let (across, down) = (Double(reduction.width) / part.width, Double(reduction.height) / part.height)
    let (right, below) = (
      Point(x: cos(angle) * scale, y: sin(angle) * scale), Point(x: -sin(angle) * scale, y: cos(angle) * scale)
    )
    let corner = framePoint(Point(x: 0.5, y: 0.5)) - Point(x: part.x, y: part.y)
    reduction.values.withUnsafeBufferPointer { values in
      for y in 0..<size {
        let start = corner + below * Double(y)
        for x in 0..<size {
          let place = start + right * Double(x)
          reduction.sample(values, x: place.x * across, y: place.y * down, fill: fill)
            .store(in: bytes, at: y * size + x)
        }
      }
    }
  }

  /// Where the part's corner lies in an upright view that only reduces, when that is on a whole pixel.
  private func cornerOnGrid(of part: Box) -> Point? {
    guard angle == 0, scale >= 1 else { return nil }
    let corner = viewPoint(Point(x: part.x, y: part.y))
    let place = Point(x: corner.x.rounded(), y: corner.y.rounded())
    return corner.distance(to: place) < 0.05 ? place : nil
  }

  /// The frame's pixels that the view needs; nil when it shows none of them.
  private func part(of frame: Pixels) -> Box? {
    // Filters look a little beyond what is shown.
    let margin = angle == 0 ? 0 : 2 * max(scale, 1)
    let reach = side / 2 * (abs(cos(angle)) + abs(sin(angle))) + margin
    let left = max((centre.x - reach).rounded(.down), 0)
    let top = max((centre.y - reach).rounded(.down), 0)
    let right = min((centre.x + reach).rounded(.up), Double(frame.width))
    let bottom = min((centre.y + reach).rounded(.up), Double(frame.height))
    guard right > left, bottom > top else { return nil }
    return Box(x: left, y: top, width: right - left, height: bottom - top)
  }
}

extension PixelReduction {
  /// Puts all pixels down in a square of one grey.
  fileprivate func put(into bytes: UnsafeMutableBufferPointer<UInt8>, of size: Int, at corner: Point, fill: UInt8) {
    bytes.initialize(repeating: fill)
    let (left, top) = (Int(corner.x), Int(corner.y))
    for y in max(0, -top)..<max(0, -top, min(height, size - top)) {
      for x in max(0, -left)..<max(0, -left, min(width, size - left)) {
        values[y * width + x].store(in: bytes, at: (top + y) * size + left + x)
      }
    }
  }

  /// The colour at a place, where whole numbers are the edges of pixels.
  @inline(__always)
  fileprivate func sample(_ values: UnsafeBufferPointer<Value>, x: Double, y: Double, fill: UInt8) -> Value {
    // Up to half a pixel outside, the edge's colour goes on.
    guard x > -0.5, y > -0.5, x <= Double(width) + 0.5, y <= Double(height) + 0.5 else {
      return Value(repeating: Float(fill))
    }
    let (fromLeft, fromTop) = (max(0, x - 0.5), max(0, y - 0.5))
    let (left, top) = (min(Int(fromLeft), width - 1), min(Int(fromTop), height - 1))
    let (right, below) = (min(left + 1, width - 1), min(top + 1, height - 1))
    let (across, down) = (Float(fromLeft - Double(left)), Float(fromTop - Double(top)))
    let (upper, lower) = (top * width, below * width)
    let above = values[upper + left] + (values[upper + right] - values[upper + left]) * across
    let under = values[lower + left] + (values[lower + right] - values[lower + left]) * across
    return above + (under - above) * down
  }
}

extension PixelReduction.Value {
  /// Writes the colour, rounded, as one pixel of three bytes.
  @inline(__always)
  fileprivate func store(in bytes: UnsafeMutableBufferPointer<UInt8>, at pixel: Int) {
    // Added to 1.5 · 2^23, a float has its whole part in its lowest bits: rounds all lanes at once.
    let bits = unsafeBitCast(self + 12_582_912, to: SIMD4<UInt32>.self)
    bytes[3 * pixel] = UInt8(truncatingIfNeeded: bits.x)
    bytes[3 * pixel + 1] = UInt8(truncatingIfNeeded: bits.y)
    bytes[3 * pixel + 2] = UInt8(truncatingIfNeeded: bits.z)
  }
}

extension Pixels {
  /// The same pixels turned clockwise.
  package func turned(_ turn: QuarterTurn) -> Pixels {
    guard turn != .none else { return self }
    do {
      return try withVips { try $0.turned(turn).pixels() }
    } catch {
      preconditionFailure("turning pixels in memory failed: \(error)")
    }
  }

  /// Left and right exchanged.
  package func mirrored() -> Pixels {
    var mirrored = bytes
    for y in 0..<height {
      for x in 0..<width {
        let (from, to) = (3 * (y * width + x), 3 * (y * width + width - 1 - x))
        for channel in 0..<3 { mirrored[to + channel] = bytes[from + channel] }
      }
    }
    return Pixels(width: width, height: height, bytes: mirrored)
  }
}
