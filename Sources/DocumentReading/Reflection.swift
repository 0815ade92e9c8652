import PictureReading

/// The parts of a document that are lost in a reflection.
///
/// A reflection is as light as the camera can show and fades out at its edge. Print on white ends at an edge, and a white ground is
/// the document's own.
package struct Reflection {
  /// The share of the document's area.
  package let share: Double

  /// Width in pixels to which a document is brought to look for reflections.
  package static let width = 214
  /// As light as this in every colour counts as lost, of 255.
  private static let lost: UInt8 = 251
  /// What fades out is at least this light within `ring` pixels of the lost part.
  private static let fading = 205.0
  private static let ring = 3
  /// Smaller spots hide no character, as shares of the area.
  private static let smallest = 0.002
  /// On a ground as light as this a reflection cannot be told from paper.
  private static let lightGround = 236.0

  /// - Parameter flat: the document, `width` pixels wide.
  package init(flat: Pixels) {
    let area = flat.width * flat.height
    let lumas = flat.lumas()
    guard quantile(lumas, 0.5) < Self.lightGround else {
      share = 0
      return
    }
    var isLost = (0..<area).map { index in flat.bytes[3 * index..<3 * index + 3].allSatisfy { $0 >= Self.lost } }
    var lostPixels = 0
    for start in 0..<area where isLost[start] {
      let spot = connectedPixels(from: start, in: &isLost, width: flat.width)
      guard Double(spot.count) >= Self.smallest * Double(area) else { continue }
      if Self.fades(spot, lumas: lumas, width: flat.width, height: flat.height) { lostPixels += spot.count }
    }
    share = Double(lostPixels) / Double(area)
  }

  /// Whether most of the pixels around a spot are light, but not lost themselves.
  private static func fades(_ spot: [Int], lumas: [Double], width: Int, height: Int) -> Bool {
    let members = Set(spot)
    var around: Set<Int> = []
    for pixel in spot {
      let (x, y) = (pixel % width, pixel / width)
      for (across, down) in [(-ring, 0), (ring, 0), (0, -ring), (0, ring)] {
        let (column, row) = (x + across, y + down)
        guard column >= 0, row >= 0, column < width, row < height else { continue }
        if !members.contains(row * width + column) { around.insert(row * width + column) }
      }
    }
    return !around.isEmpty && around.count { lumas[$0] >= fading } * 2 > around.count
  }
}
