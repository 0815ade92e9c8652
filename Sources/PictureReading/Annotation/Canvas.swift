import CVips

/// A picture in memory with a dark band below it, that is drawn on.
struct Canvas {
  private static let green: [Double] = [0, 170, 80]
  private static let blue: [Double] = [0, 150, 255]
  private static let magenta: [Double] = [230, 0, 120]
  private static let white: [Double] = [255, 255, 255]
  private static let bandGrey = 32.0

  private let image: VipsPicture
  private let frameSize: PixelSize
  /// Width of a line in pixels.
  private let stroke: Int

  static func margin(for frame: PixelSize) -> Int { max(frame.width / 60, 6) }

  init(_ frame: VipsPicture, band: Int) throws(VipsFailure) {
    frameSize = frame.size
    stroke = max(frame.size.longSide / 500, 1)
    let height = frame.height + band
    let width = frame.width
    image = try frame.then { image, out in
      VipsArea.withDoubles([Self.bandGrey]) { grey in
        cvips_embed(image, 0, 0, Int32(width), Int32(height), grey, out)
      }
    }.inMemory()
  }

  func draw(_ annotation: Annotation) throws(VipsFailure) {
    for point in annotation.points where isInside(point) {
      try check(
        cvips_draw_disc(image.image, Self.blue, 3, Int32(point.x), Int32(point.y), Int32(max(stroke / 2, 1))))
    }
    for box in annotation.boxes {
      for inset in 0..<stroke { try outline(box, inset: inset) }
    }
    for line in annotation.lines { try draw(line) }
  }

  /// Writes a mask of text on the band.
  func write(_ text: VipsPicture) throws(VipsFailure) {
    let margin = Self.margin(for: frameSize)
    try check(
      cvips_draw_mask(image.image, Self.white, 3, text.image, Int32(margin), Int32(frameSize.height + margin)))
  }

  func png() throws(VipsFailure) -> [UInt8] { try image.encoded(as: ".png[strip]") }

  private func isInside(_ point: Point) -> Bool {
    point.x >= 0 && point.y >= 0 && point.x < Double(frameSize.width) && point.y < Double(frameSize.height)
  }

  /// A rectangle of one pixel's width; what lies outside the frame is left away.
  private func outline(_ box: Box, inset: Int) throws(VipsFailure) {
    let left = clamped(box.x, below: frameSize.width) + inset
    let top = clamped(box.y, below: frameSize.height) + inset
    let right = clamped(box.maxX, below: frameSize.width) - inset
    let bottom = clamped(box.maxY, below: frameSize.height) - inset
    guard right > left, bottom > top else { return }
    try check(
      cvips_draw_rect(
        image.image, Self.green, 3, Int32(left), Int32(top), Int32(right - left + 1), Int32(bottom - top + 1), 0))
  }

  private func clamped(_ value: Double, below limit: Int) -> Int { Int(min(max(value, 0), Double(limit - 1))) }

  private func draw(_ line: Annotation.Line) throws(VipsFailure) {
    let length = line.start.distance(to: line.end)
    guard length > 0 else { return }
    let direction = (line.end - line.start) * (1 / length)
    let across = Point(x: -direction.y, y: direction.x)
    let dash = line.isDashed ? Double(6 * stroke) : length
    for start in stride(from: 0, to: length, by: line.isDashed ? 2 * dash : length) {
      for step in 0..<stroke {
        let aside = across * (Double(step) - Double(stroke - 1) / 2)
        try segment(
          from: line.start + direction * start + aside, to: line.start + direction * min(start + dash, length) + aside)
      }
    }
  }

  private func segment(from start: Point, to end: Point) throws(VipsFailure) {
    // A crown above the picture is drawn on its edge, and nothing on the band below.
    func row(_ point: Point) -> Int32 { Int32(min(max(point.y, 0), Double(frameSize.height - 1))) }
    func column(_ point: Point) -> Int32 { Int32(min(max(point.x, 0), Double(frameSize.width - 1))) }
    try check(
      cvips_draw_line(image.image, Self.magenta, 3, column(start), row(start), column(end), row(end)))
  }

  private func check(_ result: Int32) throws(VipsFailure) {
    if result != 0 { throw .fromErrorBuffer() }
  }
}
