import Foundation
import PictureReading

/// Hair that the top edge of the picture cuts, to the pixel.
///
/// The person mask is too coarse for it, and takes a finger's breadth of backdrop above hair for hair: here the pixels of
/// the edge itself are compared with the hair right under them and with the backdrop beside the head.
enum TopEdge {
  /// How far to each side of the face's middle hair is looked for, and beyond what the backdrop begins, in face widths.
  private static let reach = 0.6
  private static let backdropFrom = 0.9
  /// Where hair is known to be, in mesh heights under the crown.
  private static let hairDepth = 0.08...0.2
  /// Hair and backdrop nearer to each other than this (root of summed squares of 8-bit channels) cannot be told apart.
  private static let contrast = 60.0

  /// How much of the edge has the hair's colour, in face widths.
  ///
  /// - Returns: 0 where the head ends under the edge; nil where hair and backdrop have one colour.
  static func hairWidth(mesh: FaceMesh, person: PersonView, head: HeadGeometry, frame: Pixels) -> Double? {
    let middle = mesh[.foreheadTop].x
    let crown = max(0, head.crown)
    guard head.topEdgeCover > 0, frame.height > 8, mesh.height > 8 else { return 0 }
    let rows = frame.rows(
      from: crown + hairDepth.lowerBound * mesh.height, to: crown + hairDepth.upperBound * mesh.height)
    let columns = frame.columns(from: middle - reach * mesh.width, to: middle + reach * mesh.width)
    let edges = backdrops(beside: middle, mesh: mesh, frame: frame)
    guard !rows.isEmpty, !columns.isEmpty, !edges.isEmpty else { return 0 }

    var inside: [Int: Colour] = [:]
    for x in columns {
      let colours = rows.filter { person.isPerson(Point(x: Double(x) + 0.5, y: Double($0) + 0.5)) }
        .map { Colour(frame.colour(x: x, y: $0)) }
      if colours.count > rows.count / 2 { inside[x] = Colour(medianOf: colours) }
    }
    guard !inside.isEmpty else { return 0 }
    let hair = Colour(medianOf: Array(inside.values))
    guard (edges.map { hair.distance(to: $0) }.min() ?? 0) >= contrast else { return nil }
    let covered = inside.count { x, below in
      let edge = Colour(medianOf: (1..<3).map { Colour(frame.colour(x: x, y: $0)) })
      let toBackdrop = edges.map { edge.distance(to: $0) }.min() ?? 0
      // Above a head the backdrop may be of another colour than beside it, but hardly that of the hair right under it.
      return edge.distance(to: hair) < toBackdrop && edge.distance(to: below) < 0.8 * toBackdrop
    }
    return Double(covered) / mesh.width
  }

  /// The colour of the backdrop along the top edge on each side of the head.
  private static func backdrops(beside middle: Double, mesh: FaceMesh, frame: Pixels) -> [Colour] {
    let width = Double(frame.width)
    let left = frame.columns(from: 0, to: max(8, middle - backdropFrom * mesh.width))
    let right = frame.columns(from: min(width - 8, middle + backdropFrom * mesh.width), to: width)
    return [left, right].compactMap { columns in
      let colours = columns.flatMap { x in (0..<8).map { Colour(frame.colour(x: x, y: $0)) } }
      return colours.isEmpty ? nil : Colour(medianOf: colours)
    }
  }

  /// A colour that may lie between two 8-bit ones.
  private struct Colour {
    let channels: [Double]

    init(_ colour: Pixels.Colour) {
      channels = [Double(colour.red), Double(colour.green), Double(colour.blue)]
    }

    init(medianOf colours: [Colour]) {
      channels = (0..<3).map { channel in median(colours.map { $0.channels[channel] }) }
    }

    func distance(to other: Colour) -> Double {
      zip(channels, other.channels).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }
  }
}
