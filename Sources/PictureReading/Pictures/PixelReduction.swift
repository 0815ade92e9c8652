/// A part of a frame made smaller, each pixel a weighted mean (triangle filter) of those it covers; or as it is.
///
/// Written out rather than asked of libvips, whose pipelines cost several times as much to set up as a view for a
/// network costs to compute.
package struct PixelReduction {
  /// Red, green, blue, and one lane without meaning, 0 to 255.
  package typealias Value = SIMD4<Float>

  package let width: Int
  package let height: Int
  /// Row by row.
  package let values: [Value]

  /// - Parameters:
  ///   - part: on whole pixels, inside the frame.
  ///   - width: what the part's width becomes; not more than it is.
  ///   - height: what the part's height becomes; not more than it is.
  package init(of part: Box, in frame: Pixels, width: Int, height: Int) {
    self.width = width
    self.height = height
    let (left, top) = (Int(part.x), Int(part.y))
    let across = TriangleFilter(from: Int(part.width), to: width)
    let down = TriangleFilter(from: Int(part.height), to: height)
    let partBytes = 3 * Int(part.width)
    values = frame.bytes.withUnsafeBytes { bytes in
      // Always inside the frame: the part is.
      let corner = bytes.baseAddress.map { $0 + 3 * (top * frame.width + left) }
      return [Value](unsafeUninitializedCapacity: width * height) { values, count in
        guard let corner, var next = values.baseAddress else { return }
        // The last pixel is read with a fourth lane.
        withUnsafeTemporaryAllocation(of: UInt16.self, capacity: partBytes + 1) { row in
          row.initialize(repeating: 0)
          for y in 0..<height {
            down.sum(rowsFrom: corner, apart: 3 * frame.width, count: partBytes, at: y, into: row)
            across.sum(alongRow: UnsafeRawBufferPointer(row), into: next)
            next += width
          }
        }
        count = width * height
      }
    }
  }
}

/// The weights with which pixels of a line become the pixels of a shorter one.
private struct TriangleFilter {
  /// What the weights of one pixel add up to; 255 times as much still fits 16 bits, so that eight products are made at
  /// a time.
  private static let whole = 256

  private let count: Int
  private let tapCount: Int
  /// For each pixel of the shorter line, the first it is made of, and as many weights as there are taps.
  private let first: [Int]
  private let weights: [UInt16]

  init(from length: Int, to count: Int) {
    let shrink = Double(length) / Double(count)
    let tapCount = count == length ? 1 : min(length, 2 * Int(shrink.rounded(.up)) + 1)
    var first: [Int] = []
    var weights: [UInt16] = []
    for index in 0..<count {
      let middle = (Double(index) + 0.5) * shrink
      let start = count == length ? index : max(0, min(length - tapCount, Int(middle - shrink)))
      let shares = (start..<start + tapCount).map { max(0, 1 - abs(Double($0) + 0.5 - middle) / shrink) }
      first.append(start)
      weights += Self.rounded(shares)
    }
    self.count = count
    self.tapCount = tapCount
    self.first = first
    self.weights = weights
  }

  /// Whole weights that add up to `whole`: each sum of shares is rounded, and a weight is the step between two.
  private static func rounded(_ shares: [Double]) -> [UInt16] {
    let factor = Double(whole) / shares.reduce(0, +)
    var (sum, before) = (0.0, 0.0)
    return shares.map { share in
      sum += share
      let reached = (sum * factor).rounded()
      defer { before = reached }
      return UInt16(reached - before)
    }
  }

  /// One row made of several, value by value.
  /// - Parameters:
  ///   - apart: bytes from one row to the next.
  ///   - count: bytes of a row that are wanted.
  func sum(
    rowsFrom start: UnsafeRawPointer, apart: Int, count: Int, at index: Int,
    into sums: UnsafeMutableBufferPointer<UInt16>
  ) {
    guard let sums = sums.baseAddress else { return }
    let rounding = UInt16(Self.whole / 2)
    for position in 0..<count { sums[position] = rounding }
    for tap in 0..<tapCount {
      let weight = weights[index * tapCount + tap]
      guard weight > 0 else { continue }
      let row = (start + (first[index] + tap) * apart).assumingMemoryBound(to: UInt8.self)
      for position in 0..<count { sums[position] &+= UInt16(row[position]) &* weight }
    }
    for position in 0..<count { sums[position] /= UInt16(Self.whole) }
  }

  /// A whole row, pixel by pixel.
  func sum(alongRow row: UnsafeRawBufferPointer, into values: UnsafeMutablePointer<PixelReduction.Value>) {
    let pixelBytes = 3 * MemoryLayout<UInt16>.size
    first.withUnsafeBufferPointer { first in
      weights.withUnsafeBufferPointer { weights in
        for index in 0..<count {
          var sum = SIMD4<UInt16>()
          for tap in 0..<tapCount {
            let pixel = row.loadUnaligned(fromByteOffset: (first[index] + tap) * pixelBytes, as: SIMD4<UInt16>.self)
            sum &+= pixel &* weights[index * tapCount + tap]
          }
          (values + index).initialize(to: PixelReduction.Value(sum) / Float(Self.whole))
        }
      }
    }
  }
}

extension PixelReduction.Value {
  /// Of Rec. ITU-R BT.601, as `Pixels.Colour` has it.
  @inlinable package var luma: Float { 0.299 * x + 0.587 * y + 0.114 * z }
}
