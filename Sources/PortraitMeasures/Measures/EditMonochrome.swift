import PictureReading
import ReviewDomain

/// Whether the picture has no colours.
package enum EditMonochrome: Measure {
  package static let name: MeasureName = "edit.monochrome"
  package static let unit = "flag"
  package static let summary =
    "Whether colour says nothing that brightness does not: grey or tinted all over (99 % of the pixels within 12 levels)"

  /// Levels of 255. Grey pictures reach 1 to 3 through JPEG, four of five sepia ones 11; of 667 good photos in colour the least has 13.
  private static let limit = 12
  /// Of brightness, four levels each: where a filter cuts a channel off, the tint changes fast from one to the next.
  private static let bins = 64

  package static func take(_ sight: PortraitSight) -> Reading {
    guard let frame = sight.observation.picture?.frame else { return .notApplicable("no picture could be read") }
    let spread = colourSpread(frame)
    return Reading(.flag(spread < limit), "colours differ by \(spread) levels where brightness is the same")
  }

  /// How far the colour of all but 1 % of the pixels is from the mean colour of those equally bright, in levels.
  private static func colourSpread(_ frame: Pixels) -> Int {
    let step = max(frame.width * frame.height / 20_000, 1)
    // Blue and red differences of YCbCr without their weights: green holds most of the brightness.
    let samples = stride(from: 0, to: frame.width * frame.height, by: step).map { pixel in
      let (red, green, blue) = (
        Int(frame.bytes[3 * pixel]), Int(frame.bytes[3 * pixel + 1]), Int(frame.bytes[3 * pixel + 2])
      )
      return (bin: (red + 2 * green + blue) * bins / 1024, red: red - green, blue: blue - green)
    }
    var sums = [(count: Int, red: Int, blue: Int)](repeating: (0, 0, 0), count: bins)
    for sample in samples {
      sums[sample.bin].count += 1
      sums[sample.bin].red += sample.red
      sums[sample.bin].blue += sample.blue
    }
    // Two differences of levels are never further apart than this; counting is far cheaper than sorting.
    var counts = [Int](repeating: 0, count: 2 * 255 + 1)
    for sample in samples {
      let sum = sums[sample.bin]
      counts[max(abs(sample.red - sum.red / sum.count), abs(sample.blue - sum.blue / sum.count))] += 1
    }
    var nearer = 0
    return counts.firstIndex { count in
      nearer += count
      return nearer > samples.count * 99 / 100
    } ?? 0
  }
}
