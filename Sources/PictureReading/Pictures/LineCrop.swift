extension Pixels {
  /// Cuts a line of text out of a picture and turns it level, its left end at the left.
  ///
  /// Where the picture has more pixels than are wanted, each is the mean of several places, so that thin strokes stay.
  /// - Parameters:
  ///   - box: in the picture's pixels; what lies outside takes the colour of the nearest edge.
  ///   - width: of the result; a shorter line leaves the rest grey, a longer one is compressed.
  ///   - height: of the result.
  package func line(_ box: TurnedBox, width: Int, height: Int) -> Pixels {
    let scale = max(box.thickness, 1) / Double(height)
    let used = min(width, max(1, Int((box.length / scale).rounded())))
    let samples = max(1, min(4, Int(scale.rounded(.up))))
    // A step of one place looked at, and the first such place.
    let right = box.along * (box.length / Double(used * samples))
    let down = box.across * (box.thickness / Double(height * samples))
    let first = box.place(-0.5, -0.5) + right * 0.5 + down * 0.5
    let bytes = [UInt8](unsafeUninitializedCapacity: 3 * width * height) { bytes, count in
      bytes.initialize(repeating: 128)
      count = bytes.count
      for y in 0..<height {
        for x in 0..<used {
          var sum = SIMD3<Float>()
          for row in samples * y..<samples * (y + 1) {
            for column in samples * x..<samples * (x + 1) {
              sum += colour(at: first + right * Double(column) + down * Double(row))
            }
          }
          let mean = (sum / Float(samples * samples)).rounded(.toNearestOrAwayFromZero)
          for lane in 0..<3 { bytes[3 * (y * width + x) + lane] = UInt8(max(0, min(255, mean[lane]))) }
        }
      }
    }
    return Pixels(width: width, height: height, bytes: bytes)
  }

  /// The colour at a place between pixels (bilinear), where whole numbers are the edges of pixels.
  @inlinable package func colour(at place: Point) -> SIMD3<Float> {
    let x = max(0, min(place.x - 0.5, Double(width - 1)))
    let y = max(0, min(place.y - 0.5, Double(height - 1)))
    let (left, top) = (Int(x), Int(y))
    let (right, below) = (min(left + 1, width - 1), min(top + 1, height - 1))
    let (across, down) = (Float(x - Double(left)), Float(y - Double(top)))
    let upper = colour(left, top) + (colour(right, top) - colour(left, top)) * across
    let lower = colour(left, below) + (colour(right, below) - colour(left, below)) * across
    return upper + (lower - upper) * down
  }

  @inlinable @inline(__always)
  func colour(_ x: Int, _ y: Int) -> SIMD3<Float> {
    let start = 3 * (y * width + x)
    return SIMD3(Float(bytes[start]), Float(bytes[start + 1]), Float(bytes[start + 2]))
  }
}
