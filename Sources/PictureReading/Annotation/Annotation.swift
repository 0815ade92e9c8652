/// What is drawn over a picture to show what the machine saw in it; all places in frame pixels.
package struct Annotation: Sendable, Hashable {
  package struct Line: Sendable, Hashable {
    package let start: Point
    package let end: Point
    /// Drawn dashed: extrapolated, not measured.
    package let isDashed: Bool

    package init(from start: Point, to end: Point, isDashed: Bool) {
      self.start = start
      self.end = end
      self.isDashed = isDashed
    }
  }

  /// Faces.
  package var boxes: [Box]
  /// Landmarks.
  package var points: [Point]
  /// Such as crown and chin.
  package var lines: [Line]
  /// Written one below the other on a band under the picture, such as the reasons that fired.
  package var texts: [String]

  package init(boxes: [Box] = [], points: [Point] = [], lines: [Line] = [], texts: [String] = []) {
    self.boxes = boxes
    self.points = points
    self.lines = lines
    self.texts = texts
  }
}
