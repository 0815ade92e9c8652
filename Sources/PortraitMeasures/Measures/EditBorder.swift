import PictureReading
import ReviewDomain

/// Whether the picture stands in a frame or between bars of one colour.
package enum EditBorder: Measure {
  package static let name: MeasureName = "edit.border"
  package static let unit = "flag"
  package static let summary =
    "Whether two opposite sides have a strip of one colour that ends in a straight edge; a plain backdrop has no such edge"

  package static func take(_ sight: PortraitSight) -> Reading {
    guard let frame = sight.observation.picture?.frame else { return .notApplicable("no picture could be read") }
    let found = Side.allCases.filter { Strip.isThere(at: $0, of: frame) }
    let isFramed = [[Side.top, .bottom], [.left, .right]].contains { pair in pair.allSatisfy(found.contains) }
    guard isFramed else { return Reading(.flag(false), "no border") }
    return Reading(.flag(true), "border of one colour: \(found.map(\.rawValue).joined(separator: ", "))")
  }
}

private enum Side: String, CaseIterable {
  case top, bottom, left, right
}

/// The outermost lines of one side of a picture.
private struct Strip {
  /// Levels of 255 by which a border's pixels may differ from its colour: JPEG rings near the edge.
  private static let tolerance = 12
  /// Levels by which the picture must differ from the border right behind its edge.
  private static let contrast = 24
  private static let edgeWidth = 6
  private static let sampleCount = 160

  let side: Side
  let frame: Pixels

  /// Lines from this side to the opposite one.
  private var depth: Int { side == .top || side == .bottom ? frame.height : frame.width }

  static func isThere(at side: Side, of frame: Pixels) -> Bool {
    let strip = Strip(side: side, frame: frame)
    let thinnest = max(3, strip.depth / 125)
    let thickest = strip.depth * 9 / 20
    guard thickest > thinnest else { return false }
    // The outermost line is often blended with something by a resize.
    let colour = strip.medianColour(ofLine: 1)
    var line = 1
    while line <= thickest && strip.share(ofLine: line, farFrom: colour, by: tolerance) <= 0.08 { line += 1 }
    guard (thinnest...thickest).contains(line) else { return false }
    // JPEG keeps colour at half the resolution: an edge may be some lines wide, and the picture is there behind it.
    let behind = line...min(line + edgeWidth, strip.depth - 1)
    return behind.contains { strip.share(ofLine: $0, farFrom: colour, by: contrast) >= 0.6 }
  }

  private func medianColour(ofLine line: Int) -> [Int] {
    (0..<3).map { channel in
      (0..<Self.sampleCount).map { value(line: line, sample: $0, channel: channel) }.sorted()[Self.sampleCount / 2]
    }
  }

  private func share(ofLine line: Int, farFrom colour: [Int], by limit: Int) -> Double {
    let far = (0..<Self.sampleCount).count { sample in
      (0..<3).contains { abs(value(line: line, sample: sample, channel: $0) - colour[$0]) > limit }
    }
    return Double(far) / Double(Self.sampleCount)
  }

  private func value(line: Int, sample: Int, channel: Int) -> Int {
    let length = side == .top || side == .bottom ? frame.width : frame.height
    let along = sample * (length - 1) / (Self.sampleCount - 1)
    let (x, y) =
      switch side {
      case .top: (along, line)
      case .bottom: (along, frame.height - 1 - line)
      case .left: (line, along)
      case .right: (frame.width - 1 - line, along)
      }
    return Int(frame.bytes[3 * (y * frame.width + x) + channel])
  }
}
