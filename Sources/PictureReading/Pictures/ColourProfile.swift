import Foundation

/// Reads just enough of an ICC profile (ICC.1:2022) to tell whether it says sRGB, by its numbers and not by its name:
/// most pictures carry sRGB under some name, and converting from sRGB to sRGB costs more than decoding.
enum ColourProfile {
  /// Red, green and blue of sRGB as X, Y, Z under D50.
  private static let primaries: [(tag: String, xyz: [Double])] = [
    ("rXYZ", [0.4361, 0.2225, 0.0139]), ("gXYZ", [0.3851, 0.7169, 0.0971]), ("bXYZ", [0.1431, 0.0606, 0.7141]),
  ]

  static func isSRGB(_ profile: UnsafeRawBufferPointer) -> Bool {
    let reader = ProfileReader(bytes: profile)
    guard reader.text(at: 16) == "RGB " else { return false }
    let samePrimaries = primaries.allSatisfy { tag, xyz in
      guard let start = reader.start(of: tag) else { return false }
      return xyz.indices.allSatisfy { index in
        reader.fixed(at: start + 8 + 4 * index).map { abs($0 - xyz[index]) < 0.004 } ?? false
      }
    }
    // sRGB's curve gives 0.2140 at one half; the plain power of 2.2 that some small profiles have gives 0.2176.
    guard samePrimaries, let start = reader.start(of: "gTRC"), let middle = reader.curve(at: start, of: 0.5) else {
      return false
    }
    return abs(middle - 0.2140) < 0.012
  }
}

private struct ProfileReader {
  let bytes: UnsafeRawBufferPointer

  func number(at start: Int, bytes count: Int = 4) -> Int? {
    guard start >= 0, start + count <= bytes.count else { return nil }
    return bytes[start..<start + count].reduce(0) { $0 << 8 | Int($1) }
  }

  /// s15Fixed16Number.
  func fixed(at start: Int) -> Double? {
    number(at: start).map { Double(Int32(truncatingIfNeeded: $0)) / 65_536 }
  }

  func text(at start: Int) -> String? {
    number(at: start).map { code in
      String(decoding: [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: code >> $0) }, as: UTF8.self)
    }
  }

  /// Where the data of a tag begins.
  func start(of tag: String) -> Int? {
    guard let count = number(at: 128), count <= 100 else { return nil }
    for index in 0..<count where text(at: 132 + 12 * index) == tag { return number(at: 136 + 12 * index) }
    return nil
  }

  /// The value of a `curv` or `para` tone curve.
  func curve(at start: Int, of x: Double) -> Double? {
    switch text(at: start) {
    case "curv":
      guard let count = number(at: start + 8) else { return nil }
      if count == 0 { return x }
      if count == 1 { return number(at: start + 12, bytes: 2).map { pow(x, Double($0) / 256) } }
      return number(at: start + 12 + 2 * Int(x * Double(count - 1)), bytes: 2).map { Double($0) / 65_535 }
    case "para":
      guard let kind = number(at: start + 8, bytes: 2), kind == 0 || kind == 3, let gamma = fixed(at: start + 12) else {
        return nil
      }
      if kind == 0 { return pow(x, gamma) }
      // (a·x + b)^g above the linear part, which ends far below one half.
      guard let a = fixed(at: start + 16), let b = fixed(at: start + 20) else { return nil }
      return pow(a * x + b, gamma)
    default: return nil
    }
  }
}
