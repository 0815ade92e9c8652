import PictureReading
import ReviewDomain

/// Whether the picture stands in a frame, between bars or on a broad bar of one colour.
package enum EditBorder: Measure {
  package static let name: MeasureName = "edit.border"
  package static let unit = "flag"
  package static let summary =
    "Whether two opposite sides have a strip of one colour that ends in a straight edge, or one side a broad one that ends sharply; a "
    + "plain backdrop has no such edge"

  package static func take(_ sight: PortraitSight) -> Reading {
    guard let frame = sight.observation.picture?.frame else { return .notApplicable("no picture could be read") }
    let strips = Side.allCases.compactMap { Strip(at: $0, of: frame) }
    let found = strips.map(\.side)
    let isFramed = [[Side.top, .bottom], [.left, .right]].contains { pair in pair.allSatisfy(found.contains) }
    guard isFramed || strips.contains(where: \.isBar) else { return Reading(.flag(false), "no border") }
    return Reading(.flag(true), "border of one colour: \(found.map(\.rawValue).joined(separator: ", "))")
  }
}

private enum Side: String, CaseIterable {
  case top, bottom, left, right
}

/// A strip of one colour along one side of a picture.
private struct Strip {
  /// Levels of 255 by which a border's pixels may differ from its colour: JPEG rings near the edge.
  private static let tolerance = 12
  /// Levels by which the picture must differ from the border right behind its edge.
  private static let contrast = 24
  private static let edgeWidth = 6
  /// Of the picture's depth and of the edge's length: what one side needs to be a bar by itself. Of 601 good photos none has one.
  private static let barThickness = 0.03
  private static let barSharpness = 0.9

  let side: Side
  /// Of the picture's depth.
  private let thickness: Double
  /// Of the edge's length, how much of the picture differs right behind it.
  private let sharpness: Double

  /// Whether it is no part of a frame only.
  var isBar: Bool { thickness >= Self.barThickness && sharpness >= Self.barSharpness }

  /// - Returns: Nil where the side has none that ends in a straight edge.
  init?(at side: Side, of frame: Pixels) {
    let lines = Lines(side: side, frame: frame)
    let thinnest = max(3, lines.depth / 125)
    let thickest = lines.depth * 9 / 20
    guard thickest > thinnest else { return nil }
    // The outermost line is often blended with something by a resize.
    let colour = lines.medianColour(ofLine: 1)
    var line = 1
    while line <= thickest && lines.share(ofLine: line, farFrom: colour, by: Self.tolerance) <= 0.08 { line += 1 }
    guard (thinnest...thickest).contains(line) else { return nil }
    // JPEG keeps colour at half the resolution: an edge may be some lines wide, and the picture is there behind it.
    let behind = line...min(line + Self.edgeWidth, lines.depth - 1)
    let sharpest = behind.map { lines.share(ofLine: $0, farFrom: colour, by: Self.contrast) }.max() ?? 0
    guard sharpest >= 0.6 else { return nil }
    self.side = side
    thickness = Double(line) / Double(lines.depth)
    sharpness = sharpest
  }
}

/// The lines of a picture from one side to the opposite one.
private struct Lines {
  private static let sampleCount = 160

  let side: Side
  let frame: Pixels

  var depth: Int { side == .top || side == .bottom ? frame.height : frame.width }

  func medianColour(ofLine line: Int) -> [Int] {
    (0..<3).map { channel in
      (0..<Self.sampleCount).map { value(line: line, sample: $0, channel: channel) }.sorted()[Self.sampleCount / 2]
    }
  }

  func share(ofLine line: Int, farFrom colour: [Int], by limit: Int) -> Double {
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
