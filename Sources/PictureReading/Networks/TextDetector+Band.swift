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

    /// The smallest in which a frame is looked at.
    package init(of frame: Pixels, look: Look) {
      let share = Double(min(frame.width, frame.height)) / Double(max(frame.width, frame.height))
      let sizes = look.sizes
      let size = sizes.first { share * Double($0.longer) <= Double($0.shorter) } ?? sizes[sizes.count - 1]
      self.init(size, isUpright: frame.width < frame.height)
    }

    private init(_ size: (longer: Int, shorter: Int), isUpright: Bool) {
      (width, height) = isUpright ? (size.shorter, size.longer) : (size.longer, size.shorter)
      side = size.longer
    }

    /// All there are, which the network is compiled for, the largest first.
    package static let all: [Band] = Set(
      Look.allCases.flatMap(\.sizes).flatMap { [Band($0, isUpright: false), Band($0, isUpright: true)] }
    ).sorted { ($0.width * $0.height, $0.width) > ($1.width * $1.height, $1.width) }
  }
}

extension TextDetector.Look {
  /// In multiples of 32, as the network wants them; the last is a square, which holds every frame. A photo is always looked at in the whole
  /// square, which its limits were measured with. When reading, frames are as wide as a card, as a photograph, or nearly square; that square
  /// has no more pixels than the others, or every worker would need the memory for it.
  fileprivate var sizes: [(longer: Int, shorter: Int)] {
    switch self {
    case .glimpse, .glance: [(size, size)]
    case .reading: [(size, 480), (size, 576), (640, 640)]
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
