import CVips
import Foundation

extension SquareView {
  /// The whole of a frame in one upright square view, in its middle, with bars on its shorter sides.
  package static func letterbox(of frame: Pixels, size: Int) -> SquareView {
    let side = Double(max(frame.width, frame.height))
    let scale = side / Double(size)
    // The bars are whole pixels wide, so that the reduced frame only has to be put down and not sampled once more.
    func centre(_ length: Int) -> Double {
      let bar = (size - Int((Double(length) / scale).rounded())) / 2
      return side / 2 - Double(bar) * scale
    }
    return SquareView(centre: Point(x: centre(frame.width), y: centre(frame.height)), side: side, angle: 0, size: size)
  }

  /// The view's pixels, `size` × `size`.
  ///
  /// Reduces the part of the frame that is needed to the view's scale, each pixel a weighted mean (triangle filter) of
  /// those it covers, then turns it into place with bilinear sampling. Far cheaper than Lanczos, and networks do not
  /// see the difference.
  /// - Parameter fill: The grey where the square reaches outside the frame.
  package func crop(from frame: Pixels, fill: UInt8 = 128) -> Pixels {
    let empty = Pixels(width: size, height: size, bytes: [UInt8](repeating: fill, count: 3 * size * size))
    guard side > 0, let part = part(of: frame) else { return empty }
    // Sampling pixels in memory can only fail for want of memory; networks find nothing in an empty view.
    let view = try? frame.withVips { try crop(from: $0, part: part, fill: fill) }
    return view ?? empty
  }

  private var scale: Double { side / Double(size) }

  private func crop(from frame: VipsPicture, part: Box, fill: UInt8) throws(VipsFailure) -> Pixels {
    var picture = try frame.cut(part)
    var reduction = (across: 1.0, down: 1.0)
    if scale > 1 {
      // A whole number of pixels must come out, or libvips drops what is left over on both sides.
      func exact(_ length: Double) -> Double { length / max((length / scale).rounded(), 1) }
      reduction = (exact(part.width), exact(part.height))
      picture = try picture.then { cvips_reduce($0, reduction.across, reduction.down, $1) }
    }
    if let corner = cornerOnGrid(of: part) { return try picture.placed(at: corner, size: size, fill: fill).pixels() }

    // libvips counts from the middle of the first pixel, a view from its corner: hence the halves.
    let (across, down) = (reduction.across / scale, reduction.down / scale)
    let matrix = [cos(angle) * across, sin(angle) * down, -sin(angle) * across, cos(angle) * down]
    let inputOffset = [
      (part.x - centre.x) / reduction.across + 0.5, (part.y - centre.y) / reduction.down + 0.5,
    ]
    let outputOffset = [Double(size) / 2 - 0.5, Double(size) / 2 - 0.5]
    return try picture.inMemory().then { image, out in
      VipsArea.withInts([0, 0, size, size]) { area in
        VipsArea.withDoubles([Double(fill)]) { background in
          cvips_affine(
            image, matrix, vips_interpolate_bilinear_static(), inputOffset, outputOffset, area, background, out)
        }
      }
    }.pixels()
  }

  /// Where the part's corner lies in an upright view that only reduces, when that is on a whole pixel.
  private func cornerOnGrid(of part: Box) -> Point? {
    guard angle == 0, scale >= 1 else { return nil }
    let corner = viewPoint(Point(x: part.x, y: part.y))
    let place = Point(x: corner.x.rounded(), y: corner.y.rounded())
    return corner.distance(to: place) < 0.05 ? place : nil
  }

  /// The frame's pixels that the view needs; nil when it shows none of them.
  private func part(of frame: Pixels) -> Box? {
    // Filters look a little beyond what is shown.
    let margin = angle == 0 ? 0 : 2 * max(scale, 1)
    let reach = side / 2 * (abs(cos(angle)) + abs(sin(angle))) + margin
    let left = max((centre.x - reach).rounded(.down), 0)
    let top = max((centre.y - reach).rounded(.down), 0)
    let right = min((centre.x + reach).rounded(.up), Double(frame.width))
    let bottom = min((centre.y + reach).rounded(.up), Double(frame.height))
    guard right > left, bottom > top else { return nil }
    return Box(x: left, y: top, width: right - left, height: bottom - top)
  }
}

extension VipsPicture {
  /// The picture put down on a grey square.
  fileprivate func placed(at corner: Point, size: Int, fill: UInt8) throws(VipsFailure) -> VipsPicture {
    try then { image, out in
      VipsArea.withDoubles([Double(fill)]) { background in
        cvips_embed(image, Int32(corner.x), Int32(corner.y), Int32(size), Int32(size), background, out)
      }
    }
  }
}

extension Pixels {
  /// The same pixels turned clockwise.
  package func turned(_ turn: QuarterTurn) -> Pixels {
    guard turn != .none else { return self }
    do {
      return try withVips { try $0.turned(turn).pixels() }
    } catch {
      preconditionFailure("turning pixels in memory failed: \(error)")
    }
  }
}
