import PictureReading

extension DocumentLayout {
  /// Where the value of a label should stand that no line was found for, as under a stamp: as far from its label as the other values are
  /// from theirs.
  /// - Returns: nil without such a label, or with fewer than two others to learn from.
  func gap(at label: FieldLabel) -> Quadrilateral? {
    guard let missing = lines.first(where: { $0.label == label && $0.isBareLabel })?.line else { return nil }
    let pairs = lines.indices.compactMap { place -> (label: ReadLine, value: ReadLine)? in
      guard lines[place].isBareLabel, lines[place].label != label, let value = values(ofLabelAt: place).first
      else { return nil }
      return (lines[place].line, lines[value].line)
    }
    guard pairs.count >= 2 else { return nil }
    func typical(_ part: (Point) -> Double) -> Double {
      median(pairs.map { part($0.value.corners.leading - $0.label.corners.leading) })
    }
    let start = missing.corners.leading + Point(x: typical(\.x), y: typical(\.y))
    let height = median(pairs.map(\.value.height))
    let writing = missing.corners.trailing - missing.corners.leading
    let along = writing * (1 / max(missing.width, 1))
    let end = start + along * (pairs.map(\.value.width).max() ?? 0)
    let up = Point(x: along.y, y: -along.x) * (height / 2)
    return Quadrilateral(
      topLeft: start + up, topRight: end + up, bottomRight: end - up, bottomLeft: start - up)
  }
}
