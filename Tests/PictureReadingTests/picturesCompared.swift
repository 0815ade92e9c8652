import PictureReading

/// The mean difference of two pictures' samples in levels of 255; 255 for pictures of different size.
func meanDifference(_ left: Pixels, _ right: Pixels) -> Double {
  guard left.width == right.width, left.height == right.height else { return 255 }
  let sum = zip(left.bytes, right.bytes).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
  return Double(sum) / Double(left.bytes.count)
}

/// The names of the colours in the four corners of a turned `TestScene.quarters`, clockwise from the top left.
func cornerColours(of picture: Pixels) -> [String] {
  let (near, right, bottom) = (5, picture.width - 6, picture.height - 6)
  let corners: [(x: Int, y: Int)] = [(near, near), (right, near), (right, bottom), (near, bottom)]
  return corners.map { corner in
    let start = 3 * (corner.y * picture.width + corner.x)
    let sample: [Bool] = picture.bytes[start..<start + 3].map { $0 > 128 }
    return switch sample {
    case [true, false, false]: "red"
    case [false, true, false]: "green"
    case [false, false, true]: "blue"
    case [true, true, false]: "yellow"
    default: "none"
    }
  }
}
