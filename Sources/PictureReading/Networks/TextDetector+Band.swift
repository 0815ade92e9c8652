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

    /// What is looked at when reading, by the longer and the shorter side: frames as wide as a card, as a photograph, and as a square,
    /// which may not have more pixels than the others, or the worker would need memory for it. The network's lengths are multiples of 32.
    private static let readingSizes = [
      (longer: 736, shorter: 480), (longer: 736, shorter: 576), (longer: 640, shorter: 640),
    ]

    /// The first that holds a frame. For a look at a photo it is the whole square, which its limits were measured with.
    init(of frame: Pixels, look: Look) {
      let share = Double(min(frame.width, frame.height)) / Double(max(frame.width, frame.height))
      let holds = Self.readingSizes.first { share * Double($0.longer) <= Double($0.shorter) }
      let size = look == .reading ? holds : nil
      let (longer, shorter) = (size?.longer ?? look.size, size?.shorter ?? look.size)
      self.init(
        width: frame.width < frame.height ? shorter : longer, height: frame.width < frame.height ? longer : shorter,
        side: longer)
    }

    private init(width: Int, height: Int, side: Int) {
      (self.width, self.height, self.side) = (width, height, side)
    }

    /// All there are, which the network is compiled for, the largest first.
    static let all: [Band] = Look.allCases.flatMap { look -> [Band] in
      guard look == .reading else { return [Band(width: look.size, height: look.size, side: look.size)] }
      return readingSizes.flatMap { size in
        Set(
          [(size.longer, size.shorter), (size.shorter, size.longer)].map {
            Band(width: $0.0, height: $0.1, side: size.longer)
          })
      }
    }.sorted { ($0.width * $0.height, $0.width) > ($1.width * $1.height, $1.width) }
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
