import CVips
import Foundation

/// A fingerprint of what a picture looks like: near the same for the same picture at another size, quality or format.
///
/// The signs against their median of the 16 × 16 lowest frequencies of a discrete cosine transform (DCT-II) over
/// 64 × 64 grey values. 256 bits rather than the customary 64, so that portraits in front of the same wall stay apart.
package struct PerceptualHash: Sendable, Hashable {
  package static let bitCount = 256
  private static let side = 64
  private static let kept = 16

  /// 256 bits, four words.
  package let words: [UInt64]

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

  /// How many bits differ: 0 for the same picture, about 128 for two that have nothing in common.
  package func distance(to other: PerceptualHash) -> Int {
    zip(words, other.words).reduce(0) { $0 + ($1.0 ^ $1.1).nonzeroBitCount }
  }

  private init(grey: [Float]) {
    let frequencies = Self.lowFrequencies(grey)
    // The first coefficient is the picture's mean brightness, far from all others.
    let median = frequencies.dropFirst().sorted()[frequencies.count / 2]
    var words = [UInt64](repeating: 0, count: Self.bitCount / 64)
    for (index, value) in frequencies.enumerated() where value > median { words[index / 64] |= 1 << (index % 64) }
    self.words = words
  }

  private static func grey(_ picture: Pixels) -> [Float] {
    let small = try? picture.withVips { picture in
      try picture.then {
        cvips_shrink($0, Double(picture.width) / Double(side), Double(picture.height) / Double(side), $1)
      }.pixels()
    }
    guard let small, small.width == side, small.height == side else { return [Float](repeating: 0, count: side * side) }
    return (0..<side * side).map { index in
      let red = Float(small.bytes[3 * index])
      let green = Float(small.bytes[3 * index + 1])
      let blue = Float(small.bytes[3 * index + 2])
      return 0.299 * red + 0.587 * green + 0.114 * blue
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

/// 64 lower-case hexadecimal digits, as the casebook stores it.
extension PerceptualHash: LosslessStringConvertible {
  package var description: String {
    words.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  package init?(_ description: String) {
    guard description.utf8.count == 64 else { return nil }
    let digits = Array(description.utf8)
    let words = (0..<4).compactMap { index in
      UInt64(String(decoding: digits[16 * index..<16 * index + 16], as: UTF8.self), radix: 16)
    }
    guard words.count == 4 else { return nil }
    self.words = words
  }
}
