import Foundation
import ReviewDomain

/// How the fingerprint is made: the signs against their median of the 16 × 16 lowest frequencies of a discrete cosine
/// transform (DCT-II) over 64 × 64 grey values. 256 bits rather than the customary 64, so that portraits in front of the
/// same wall stay apart.
extension PerceptualHash {
  private static let side = 64
  private static let kept = 16

  package init(of picture: Pixels) {
    self.init(grey: Self.grey(picture))
  }

  /// The hashes of the picture as it is and turned clockwise by 90°, 180° and 270°.
  package static func ofAllTurns(_ picture: Pixels) -> [PerceptualHash] {
    var grey = Self.grey(picture)
    return QuarterTurn.allCases.map { _ in
      defer { grey = turnedRight(grey) }
      return PerceptualHash(grey: grey)
    }
  }

  private init(grey: [Float]) {
    let frequencies = Self.lowFrequencies(grey)
    // The first coefficient is the picture's mean brightness, far from all others.
    let median = frequencies.dropFirst().sorted()[frequencies.count / 2]
    var words = SIMD4<UInt64>()
    for (index, value) in frequencies.enumerated() where value > median { words[index / 64] |= 1 << (index % 64) }
    self.init(words: words)
  }

  private static func grey(_ picture: Pixels) -> [Float] {
    let whole = Box(x: 0, y: 0, width: Double(picture.width), height: Double(picture.height))
    let small = PixelReduction(
      of: whole, in: picture, width: min(side, picture.width), height: min(side, picture.height))
    return (0..<side * side).map { index in
      // Of a picture smaller than this, each pixel is taken several times.
      let (x, y) = (index % side * small.width / side, index / side * small.height / side)
      return small.values[y * small.width + x].luma
    }
  }

  private static func turnedRight(_ grey: [Float]) -> [Float] {
    (0..<side * side).map { index in grey[(side - 1 - index % side) * side + index / side] }
  }

  /// Rows first, then columns; row by row from the lowest.
  private static func lowFrequencies(_ grey: [Float]) -> [Float] {
    var rows = [Float](repeating: 0, count: side * kept)
    for y in 0..<side {
      for frequency in 0..<kept {
        var sum: Float = 0
        for x in 0..<side { sum += grey[y * side + x] * cosines[frequency * side + x] }
        rows[y * kept + frequency] = sum
      }
    }
    var low = [Float](repeating: 0, count: kept * kept)
    for down in 0..<kept {
      for across in 0..<kept {
        var sum: Float = 0
        for y in 0..<side { sum += rows[y * kept + across] * cosines[down * side + y] }
        low[down * kept + across] = sum
      }
    }
    return low
  }

  private static let cosines: [Float] = (0..<kept * side).map { index in
    Float(cos(Double.pi * Double(index / side) * (Double(index % side) + 0.5) / Double(side)))
  }
}
