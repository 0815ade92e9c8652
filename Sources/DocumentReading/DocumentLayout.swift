import PictureReading

/// Which line stands in the row of which label, by the lines' own direction: documents lie askew and in perspective.
struct DocumentLayout {
  let lines: [LabelledLine]
  /// For each line the label in whose row it stands, to the right.
  private let rowLabels: [Int?]
  private let direction: Point

  init(_ lines: [LabelledLine]) {
    self.lines = lines
    let direction = lines.reduce(Point(x: 0, y: 0)) { $0 + $1.line.writing }
    self.direction = direction
    rowLabels = lines.indices.map { Self.rowLabel(of: $0, among: lines, direction: direction) }
  }

  /// The places of the lines that may hold a label's value: those to its right, the nearest first, then the one below.
  func values(ofLabelAt label: Int) -> [Int] {
    let row = lines.indices.filter { rowLabels[$0] == label }
    return row.sorted { offset(from: label, to: $0).along < offset(from: label, to: $1).along }
      + (below(label).map { [$0] } ?? [])
  }

  /// The label a line belongs to: its own, or the one in its row.
  func label(ofLineAt place: Int) -> FieldLabel? { labelPlace(ofLineAt: place).flatMap { lines[$0].label } }

  /// The place of that label's line.
  func labelPlace(ofLineAt place: Int) -> Int? { lines[place].label == nil ? rowLabels[place] : place }

  /// The next line below that begins at the same place and stands in no label's row.
  func below(_ place: Int) -> Int? {
    let candidates = lines.indices.filter { other in
      guard other != place, lines[other].label == nil, rowLabels[other] == nil else { return false }
      let offset = offset(from: place, to: other)
      return (Self.sameRow...Self.nextRow).contains(offset.across) && abs(offset.indent) < Self.sameMargin
    }
    return candidates.min { offset(from: place, to: $0).across < offset(from: place, to: $1).across }
  }

  /// The lines of the same row and about the same size that follow a line, each within a few letters of the one before.
  func behind(_ place: Int) -> [Int] {
    var chain: [Int] = []
    var last = place
    while let next = lines.indices.filter({ other in
      guard other != place, !chain.contains(other) else { return false }
      let offset = offset(from: last, to: other)
      return abs(offset.across) < Self.sameRow && (-0.5...Self.nextPiece).contains(offset.along)
        && areOfOneSize(last, other)
    }).min(by: { offset(from: last, to: $0).along < offset(from: last, to: $1).along }) {
      chain.append(next)
      last = next
    }
    return chain
  }

  /// The lines that may continue a line: close behind it in its row, or below it from the same margin, in writing of about its size.
  func continuations(of place: Int) -> [Int] {
    lines.indices.filter { other in
      guard other != place else { return false }
      let offset = offset(from: place, to: other)
      let isBehind = abs(offset.across) < Self.sameRow && (-0.5...Self.nextWord).contains(offset.along)
      let isBelow = (Self.sameRow...Self.nextRow).contains(offset.across) && abs(offset.indent) < Self.sameMargin
      return (isBehind || isBelow) && areOfOneSize(place, other)
    }
  }

  private func areOfOneSize(_ one: Int, _ other: Int) -> Bool {
    let (height, otherHeight) = (lines[one].line.height, lines[other].line.height)
    return max(height, otherHeight) < Self.sameSize * min(height, otherHeight)
  }

  /// How far one line's middle lies below another's, in heights of their writing.
  func drop(from one: Int, to other: Int) -> Double { offset(from: one, to: other).across }

  /// Lines of one row are less apart than this, in mean heights of the two.
  private static let sameRow = 0.6
  /// The detector's box of a value, or of its label, may reach so far into the other.
  private static let overlap = 1.0
  /// A value in its label's row is no farther off it than this.
  private static let straight = 0.25
  /// A value is set at most so far under its label, and begins at most so far from where that begins.
  private static let closeRow = 1.3
  private static let sameColumn = 0.7
  /// The row below is at most this far.
  private static let nextRow = 2.2
  /// A value stands at most so many heights behind its label: further off is another column.
  private static let farthestValue = 8.0
  /// Lines that begin within this many heights of each other share a margin.
  private static let sameMargin = 1.5

  /// The gap between two words of a line that was found in pieces.
  private static let nextWord = 2.5
  /// The gap between the letters of a name that is set wide.
  private static let nextPiece = 3.5
  /// Writing of one size is measured up to this factor apart.
  private static let sameSize = 1.8

  private typealias Offset = (along: Double, across: Double, indent: Double)

  private func offset(from one: Int, to other: Int) -> Offset {
    Self.offset(from: lines[one].line, to: lines[other].line, direction: direction)
  }

  /// - Returns: from the end of one to the beginning of the other, from middle to middle across, and from beginning to beginning; all
  ///   in mean heights.
  private static func offset(from one: ReadLine, to other: ReadLine, direction: Point) -> Offset {
    // Short lines do not know their direction well; the document's own counts a little beside theirs.
    let sum = one.writing + other.writing + direction * 0.1
    let length = max(sum.distance(to: Point(x: 0, y: 0)), .leastNonzeroMagnitude)
    let unit = sum * (1 / length)
    let height = max((one.height + other.height) / 2, .leastNonzeroMagnitude)
    let along = (other.corners.leading - one.corners.trailing).dot(unit) / height
    let across = (other.centre - one.centre).dot(Point(x: -unit.y, y: unit.x)) / height
    return (along, across, (other.corners.leading - one.corners.leading).dot(unit) / height)
  }

  private static func rowLabel(of place: Int, among lines: [LabelledLine], direction: Point) -> Int? {
    guard lines[place].label == nil else { return nil }
    let labels = lines.indices.filter { lines[$0].isBareLabel }.compactMap { label -> (Int, Offset)? in
      let offset = offset(from: lines[label].line, to: lines[place].line, direction: direction)
      return (-overlap...farthestValue).contains(offset.along) && abs(offset.across) < sameRow ? (label, offset) : nil
    }
    // Two columns: the nearest label to the left; two rows within reach: the straighter one.
    guard let best = labels.min(by: { score($0.1) < score($1.1) }) else { return nil }
    // Columns may be set half a row apart: a value stands under its own label then, and only beside the other column's.
    return abs(best.1.across) > straight && isUnderLabel(place, among: lines, direction: direction) ? nil : best.0
  }

  /// Whether a line begins close under a bare label's beginning.
  private static func isUnderLabel(_ place: Int, among lines: [LabelledLine], direction: Point) -> Bool {
    lines.indices.contains { label in
      guard lines[label].isBareLabel else { return false }
      let offset = offset(from: lines[label].line, to: lines[place].line, direction: direction)
      return (sameRow...closeRow).contains(offset.across) && abs(offset.indent) < sameColumn
    }
  }

  private static func score(_ offset: Offset) -> Double { abs(offset.across) + 0.05 * max(0, offset.along) }
}

extension ReadLine {
  /// From the beginning of the writing to its end.
  fileprivate var writing: Point { corners.trailing - corners.leading }
}
