import PictureReading

/// How much a face shows the blocks of a JPEG that kept little more than their mean colours.
enum BlockGrid {
  /// Side in pixels of the blocks that JPEG transforms (ITU-T T.81, 4.3).
  private static let blockSide = 8
  /// Rows (or columns) of pixels looked at; more say nothing new.
  private static let lineLimit = 160

  /// The mean change of brightness across block borders over that within blocks, of the direction where it is less:
  /// about 1 without blocks, 2 at a quality of 30, 5 and more where only blocks are left.
  ///
  /// Every place of the grid is tried, since pictures are cropped and turned after they were compressed.
  /// - Parameters:
  ///   - box: in frame pixels.
  ///   - scale: native pixels per frame pixel.
  /// - Returns: nil where the frame is too small or was reduced so far that no block can be seen.
  static func strength(in frame: Pixels, box: Box, scale: Int) -> Double? {
    let period = blockSide / scale
    let columns = frame.columns(from: box.x, to: box.maxX)
    let rows = frame.rows(from: box.y, to: box.maxY)
    guard period >= 4, columns.count >= 4 * period, rows.count >= 4 * period else { return nil }
    let lumas = { (x: Int, y: Int) in frame.colour(x: x, y: y).luma }
    let across = strength(along: columns, lines: rows, period: period) { lumas($0, $1) }
    let down = strength(along: rows, lines: columns, period: period) { lumas($1, $0) }
    return min(across, down)
  }

  private static func strength(
    along places: Range<Int>, lines: Range<Int>, period: Int, luma: (_ place: Int, _ line: Int) -> Double
  ) -> Double {
    var sums = [Double](repeating: 0, count: period)
    var counts = [Double](repeating: 0, count: period)
    for line in stride(from: lines.lowerBound, to: lines.upperBound, by: max(1, lines.count / lineLimit)) {
      var before = luma(places.lowerBound, line)
      for place in places.dropFirst() {
        let now = luma(place, line)
        sums[place % period] += abs(now - before)
        counts[place % period] += 1
        before = now
      }
    }
    let changes = zip(sums, counts).map { $0 / $1 }
    guard let border = changes.max() else { return 0 }
    let within = (changes.reduce(0, +) - border) / Double(period - 1)
    // Half a grey level is added so that a plain face does not show blocks for its rounding errors.
    return border / (within + 0.5)
  }
}
