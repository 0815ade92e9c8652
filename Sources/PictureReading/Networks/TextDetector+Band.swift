import Foundation

extension TextDetector {
  /// The middle of the letterboxed square that a frame fills: the network need not look at the empty rest.
  package struct Band: Sendable, Hashable {
    /// In the square's pixels.
    package let width: Int
    package let height: Int
    /// The square's side.
    let side: Int

    /// Where it begins in the square.
    var corner: Point { Point(x: Double((side - width) / 2), y: Double((side - height) / 2)) }

    /// The shorter sides looked at when reading: of frames as wide as a card, as a photograph, and as a square. The network's lengths
    /// are multiples of 32.
    private static let readingSides = [480, 576, 736]

    /// The narrowest that holds a frame. For a look at a photo it is the whole square, which its limits were measured with.
    init(of frame: Pixels, look: Look) {
      let side = look.size
      let share = Double(min(frame.width, frame.height)) / Double(max(frame.width, frame.height))
      let needed = Int((share * Double(side)).rounded(.up))
      let shorter = look == .reading ? Self.readingSides.first { $0 >= needed } ?? side : side
      self.init(
        width: frame.width < frame.height ? shorter : side, height: frame.width < frame.height ? side : shorter,
        side: side)
    }

    private init(width: Int, height: Int, side: Int) {
      (self.width, self.height, self.side) = (width, height, side)
    }

    /// All there are, which the network is compiled for.
    static let all: [Band] = Look.allCases.flatMap { look -> [Band] in
      let side = look.size
      guard look == .reading else { return [Band(width: side, height: side, side: side)] }
      return readingSides.flatMap { shorter in
        [Band(width: side, height: shorter, side: side), Band(width: shorter, height: side, side: side)]
      }
    }
  }
}

extension Pixels {
  /// That part of the letterboxed square.
  func band(_ band: TextDetector.Band) -> Pixels {
    guard band.width != width || band.height != height else { return self }
    let (left, top) = (Int(band.corner.x), Int(band.corner.y))
    var bytes: [UInt8] = []
    bytes.reserveCapacity(3 * band.width * band.height)
    for row in top..<top + band.height {
      let start = 3 * (row * width + left)
      bytes.append(contentsOf: self.bytes[start..<start + 3 * band.width])
    }
    return Pixels(width: band.width, height: band.height, bytes: bytes)
  }
}
