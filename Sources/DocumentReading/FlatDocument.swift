import Foundation
import PictureReading

/// A document as if it lay flat and upright before the reader: the map from the picture.
package struct FlatDocument: Sendable {
  /// In flat pixels; a card found by its corners has ten pixels a millimetre.
  package let width: Double
  package let height: Double
  /// Whether its corners were found; otherwise it is the extent of its text, only turned.
  package let hasCorners: Bool
  /// The corners in frame pixels: top left, top right, bottom right, bottom left.
  package let corners: [Point]
  private let toFrame: ProjectiveMap
  private let fromFrame: ProjectiveMap

  private static let pixelsPerMillimetre = 10.0

  /// - Returns: Nil where there is too little text to say where the document is.
  package init?(text: ReadText, frame: Pixels) {
    guard let extent = TurnedBox(around: text) else { return nil }
    if let outline = CardOutline(around: extent, in: frame) {
      hasCorners = true
      corners = outline.corners
      (width, height) = (CardOutline.length * Self.pixelsPerMillimetre, CardOutline.height * Self.pixelsPerMillimetre)
    } else {
      hasCorners = false
      corners = extent.corners
      (width, height) = (extent.length, extent.thickness)
    }
    toFrame = ProjectiveMap(width: width, height: height, to: corners)
    fromFrame = toFrame.inverse
  }

  /// A place of the frame on the flat document.
  package func place(of framePoint: Point) -> Point { fromFrame(framePoint) }

  /// A place on the flat document in the frame.
  package func framePoint(_ place: Point) -> Point { toFrame(place) }

  /// The document's pixels, warped flat.
  /// - Parameter width: of the result.
  package func pixels(of frame: Pixels, width pixelWidth: Int) -> Pixels {
    let scale = width / Double(pixelWidth)
    let pixelHeight = max(1, Int((height / scale).rounded()))
    var bytes: [UInt8] = []
    bytes.reserveCapacity(3 * pixelWidth * pixelHeight)
    for y in 0..<pixelHeight {
      for x in 0..<pixelWidth {
        let place = toFrame(Point(x: (Double(x) + 0.5) * scale, y: (Double(y) + 0.5) * scale))
        let colour = frame.colour(at: place).rounded(.toNearestOrAwayFromZero)
        for lane in 0..<3 { bytes.append(UInt8(colour[lane])) }
      }
    }
    return Pixels(width: pixelWidth, height: pixelHeight, bytes: bytes)
  }
}
