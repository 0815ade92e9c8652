import PictureReading
import SeededRandom

/// Pictures made of numbers, the same on every machine, without a face.
package enum TestScene {
  /// Smooth patches of random colour with a little noise: no symmetry, no plain edge, and unlike any other seed's.
  package static func patches(width: Int, height: Int, seed: UInt64 = 1) throws -> Pixels {
    var random = SplitMix64(seed: seed)
    let coarse = Pixels(
      width: 12, height: 12, bytes: (0..<3 * 12 * 12).map { _ in UInt8(truncatingIfNeeded: random.next() >> 11) })
    return try coarse.after { picture in
      let smooth = try picture.operation(
        "resize", ["scale": "\(Double(width) / 12)", "vscale": "\(Double(height) / 12)", "kernel": "cubic"])
      let noise = try VipsPicture.operation(
        "gaussnoise", ["width": "\(width)", "height": "\(height)", "mean": "0", "sigma": "4", "seed": "\(seed)"])
      return try smooth.operation("cast", ["format": "float"]).adding(noise)
    }
  }

  /// A picture of one colour.
  package static func plain(width: Int, height: Int, red: UInt8, green: UInt8, blue: UInt8) -> Pixels {
    Pixels(
      width: width, height: height,
      bytes: Array(repeatElement([red, green, blue], count: width * height).joined()))
  }

  /// Four quarters, clockwise from the top left red, green, blue and yellow: shows every turn and mirroring.
  package static func quarters(width: Int, height: Int) -> Pixels {
    let colours: [[UInt8]] = [[220, 30, 30], [30, 200, 30], [230, 220, 30], [30, 30, 220]]
    var bytes: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width { bytes += colours[(2 * y / height) * 2 + 2 * x / width] }
    }
    return Pixels(width: width, height: height, bytes: bytes)
  }
}

extension VipsPicture {
  func adding(_ other: VipsPicture) throws -> VipsPicture {
    try VipsPicture.operation("add", images: ["left": self, "right": other])
  }
}
