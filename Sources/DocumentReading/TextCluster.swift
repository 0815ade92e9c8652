import PictureReading

/// The part of a picture in which all its text stands close together, as on a card that was copied onto a large sheet or photographed from
/// afar: worth a look of its own, since lines are found in the picture made small.
struct TextCluster {
  /// In frame pixels, inside the frame.
  let box: Box

  /// Fewer lines are no document yet.
  private static let fewestLines = 3
  /// Room for lines that were missed, as a share of the longer side of those found.
  private static let room = 0.3
  /// A part longer than this share of the frame is not seen so much better by itself that it would pay.
  private static let longest = 0.6

  /// - Returns: Nil where the text fills the picture, or there is none.
  init?(_ lines: [TextLine], in frame: Pixels) {
    let boxes = lines.map(\.box)
    guard boxes.count >= Self.fewestLines, let left = boxes.map(\.x).min(), let top = boxes.map(\.y).min(),
      let right = boxes.map(\.maxX).max(), let bottom = boxes.map(\.maxY).max()
    else { return nil }
    let margin = Self.room * max(right - left, bottom - top)
    let (width, height) = (Double(frame.width), Double(frame.height))
    let corner = (x: max(0, left - margin), y: max(0, top - margin))
    box = Box(
      x: corner.x, y: corner.y, width: min(width, right + margin) - corner.x,
      height: min(height, bottom + margin) - corner.y)
    guard max(box.width, box.height) <= Self.longest * max(width, height) else { return nil }
  }
}
