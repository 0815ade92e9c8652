/// A fingerprint of what a picture looks like: near the same for the same picture at another size, quality or format.
///
/// The inspection makes it from pixels, the casebook keeps it, and the night compares it with those of other people.
public struct PerceptualHash: Sendable, Hashable {
  public static let bitCount = 256

  /// The bits, 64 a word.
  public let words: SIMD4<UInt64>

  public init(words: SIMD4<UInt64>) {
    self.words = words
  }

  /// How many bits differ: 0 for the same picture, about 128 for two that have nothing in common.
  @inlinable
  public func distance(to other: PerceptualHash) -> Int {
    let differing = words ^ other.words
    // Word by word: the compiler makes better code of this than of the vector's own count of bits.
    return differing[0].nonzeroBitCount + differing[1].nonzeroBitCount + differing[2].nonzeroBitCount
      + differing[3].nonzeroBitCount
  }
}

/// 32 bytes, as the casebook keeps it.
extension PerceptualHash {
  public var bytes: [UInt8] {
    (0..<Self.bitCount / 8).map { UInt8(truncatingIfNeeded: words[$0 / 8] >> (56 - 8 * ($0 % 8))) }
  }

  /// - Returns: nil unless there are 32.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Self.bitCount / 8 else { return nil }
    var words = SIMD4<UInt64>()
    for (index, byte) in bytes.enumerated() { words[index / 8] = words[index / 8] << 8 | UInt64(byte) }
    self.init(words: words)
  }
}

/// The bytes as 64 lower-case hexadecimal digits, as measurements hold it.
extension PerceptualHash: LosslessStringConvertible {
  public var description: String {
    Hexadecimal.text(bytes)
  }

  public init?(_ description: String) {
    let digits = description.utf8.map { digit -> UInt8? in
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
      default: nil
      }
    }
    guard digits.count == Self.bitCount / 4 else { return nil }
    let known = digits.compactMap(\.self)
    guard known.count == digits.count else { return nil }
    self.init(bytes: stride(from: 0, to: known.count, by: 2).map { known[$0] << 4 | known[$0 + 1] })
  }
}
