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
    let corners = lines.map(\.box).flatMap { [Point(x: $0.x, y: $0.y), Point(x: $0.maxX, y: $0.maxY)] }
    guard lines.count >= Self.fewestLines, let text = Box(around: corners) else { return nil }
    let margin = Self.room * max(text.width, text.height)
    let (width, height) = (Double(frame.width), Double(frame.height))
    let corner = (x: max(0, text.x - margin), y: max(0, text.y - margin))
    box = Box(
      x: corner.x, y: corner.y, width: min(width, text.maxX + margin) - corner.x,
      height: min(height, text.maxY + margin) - corner.y)
    guard max(box.width, box.height) <= Self.longest * max(width, height) else { return nil }
  }
}
