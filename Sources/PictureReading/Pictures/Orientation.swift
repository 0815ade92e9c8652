/// A clockwise turn by a multiple of 90°.
package enum QuarterTurn: Int, Sendable, Hashable, CaseIterable {
  case none = 0
  case right = 90
  case half = 180
  case left = 270

  package var degrees: Int { rawValue }
  /// Whether width and height change places.
  package var isSideways: Bool { self == .right || self == .left }
  package var inverse: QuarterTurn { Self(quarters: 4 - rawValue / 90) }

  package static func + (first: QuarterTurn, second: QuarterTurn) -> QuarterTurn {
    Self(quarters: (first.rawValue + second.rawValue) / 90)
  }

  private init(quarters: Int) {
    switch quarters % 4 {
    case 1: self = .right
    case 2: self = .half
    case 3: self = .left
    default: self = .none
    }
  }

  /// Where a box of a picture of `size` (before the turn) lies after it.
  package func apply(to box: Box, in size: PixelSize) -> Box {
    let (width, height) = (Double(size.width), Double(size.height))
    return switch self {
    case .none: box
    case .right: Box(x: height - box.maxY, y: box.x, width: box.height, height: box.width)
    case .half: Box(x: width - box.maxX, y: height - box.maxY, width: box.width, height: box.height)
    case .left: Box(x: box.y, y: width - box.maxX, width: box.height, height: box.width)
    }
  }
}

/// What has to be done to stored pixels to see the picture upright: turn them, then mirror them left to right.
package struct Orientation: Sendable, Hashable {
  package let turn: QuarterTurn
  package let isMirrored: Bool

  package static let upright = Orientation(turn: .none, isMirrored: false)

  package init(turn: QuarterTurn, isMirrored: Bool) {
    self.turn = turn
    self.isMirrored = isMirrored
  }

  /// - Parameter exif: The value of EXIF tag 0x0112, 1 to 8 (Exif 2.32, 4.6.4 A); any other means upright.
  package init(exif: Int) {
    self =
      switch exif {
      case 2: Orientation(turn: .none, isMirrored: true)
      case 3: Orientation(turn: .half, isMirrored: false)
      case 4: Orientation(turn: .half, isMirrored: true)
      case 5: Orientation(turn: .right, isMirrored: true)
      case 6: Orientation(turn: .right, isMirrored: false)
      case 7: Orientation(turn: .left, isMirrored: true)
      case 8: Orientation(turn: .left, isMirrored: false)
      default: .upright
      }
  }

  /// The upright size of stored pixels of `size`.
  package func apply(to size: PixelSize) -> PixelSize { turn.isSideways ? size.transposed : size }

  /// Where a box of the upright picture lies in the stored pixels.
  /// - Parameter size: The size of the upright picture.
  package func undo(on box: Box, in size: PixelSize) -> Box {
    var box = box
    if isMirrored { box.x = Double(size.width) - box.maxX }
    return turn.inverse.apply(to: box, in: size)
  }
}
