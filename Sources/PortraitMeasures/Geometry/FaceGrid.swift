import Foundation
import PictureReading

/// The main face and what surrounds it as a coarse grid of numbers, each taken against the person's own skin and
/// detail, so that neither skin tone nor exposure nor sharpness changes them much. What a classifier looks at.
package struct FaceGrid: Sendable {
  /// Cells across: 0.8 mesh heights to each side of the face's middle.
  package static let columns = 16
  /// Cells down: from 0.7 mesh heights above the forehead to 0.7 under the chin.
  package static let rows = 24
  /// Side of a cell in pixels of the aligned view: a tenth of the mesh height.
  private static let cell = AlignedFace.size / rows
  private static let left = (AlignedFace.size - columns * cell) / 2

  /// What is known of each cell.
  package enum Channel: Int, Sendable, CaseIterable {
    /// Logarithm of red over green, that of the skin taken off.
    case redness
    /// Logarithm of blue over green, that of the skin taken off.
    case blueness
    /// Logarithm of the luma, that of the skin taken off.
    case lightness
    /// Logarithm of the mean change from row to row, that of the whole face taken off.
    case across
    /// Logarithm of the mean change from column to column, that of the whole face taken off.
    case upright
    /// How much of the cell belongs to the person, 0 to 1.
    case person
  }

  /// Cell by cell in rows from the top left, the channels of a cell side by side; 0 where the picture ends.
  package let values: [Double]

  package subscript(row: Int, column: Int, channel: Channel) -> Double {
    values[(row * Self.columns + column) * Channel.allCases.count + channel.rawValue]
  }

  /// - Returns: nil where no skin can be seen.
  package init?(face: AlignedFace, mesh: FaceMesh, person: PersonView, frame: Pixels) {
    guard let skin = face.wholeSkin else { return nil }
    let view = AlignedFace.view(of: mesh)
    let planes = Planes(face.pixels)
    let detail = planes.detail(inside: face.points)
    let channels = Channel.allCases.count
    var values = [Double](repeating: 0, count: Self.rows * Self.columns * channels)
    for row in 0..<Self.rows {
      for column in 0..<Self.columns {
        let (x, y) = (Self.left + column * Self.cell, row * Self.cell)
        let middle = Double(Self.cell) / 2
        let place = view.framePoint(Point(x: Double(x) + middle, y: Double(y) + middle))
        guard (0..<Double(frame.width)).contains(place.x), (0..<Double(frame.height)).contains(place.y) else {
          continue
        }
        let means = planes.means(x: x, y: y, side: Self.cell)
        let start = (row * Self.columns + column) * channels
        values[start] = means.redness - skin.redness
        values[start + 1] = means.blueness - skin.blueness
        values[start + 2] = means.lightness - skin.lightness
        values[start + 3] = log(means.across + 1) - detail.across
        values[start + 4] = log(means.upright + 1) - detail.upright
        values[start + 5] = person.share(around: place)
      }
    }
    self.values = values
  }
}

extension PersonView {
  /// How sure the mask is of a place and its neighbours, 0 to 1.
  fileprivate func share(around place: Point) -> Double {
    let point = view.viewPoint(place)
    let (x, y) = (Int(point.x.rounded(.down)), Int(point.y.rounded(.down)))
    guard (0..<view.size).contains(x), (0..<view.size).contains(y) else { return 0 }
    return 1 / (1 + exp(-Double(logits[y * view.size + x])))
  }
}

/// Quantities of every pixel of the aligned view.
private struct Planes {
  private let size: Int
  private var redness: [Double] = []
  private var blueness: [Double] = []
  private var lightness: [Double] = []
  private let lumas: [Double]

  struct Means {
    var redness = 0.0
    var blueness = 0.0
    var lightness = 0.0
    var across = 0.0
    var upright = 0.0
  }

  init(_ pixels: Pixels) {
    size = pixels.width
    lumas = pixels.lumas()
    // One logarithm a grey level instead of three a pixel.
    let logarithms = (0...255).map { log(Double($0) + PatchColour.floor) }
    for index in 0..<pixels.width * pixels.height {
      let green = logarithms[Int(pixels.bytes[3 * index + 1])]
      redness.append(logarithms[Int(pixels.bytes[3 * index])] - green)
      blueness.append(logarithms[Int(pixels.bytes[3 * index + 2])] - green)
      lightness.append(logarithms[Int(lumas[index])])
    }
  }

  func means(x left: Int, y top: Int, side: Int) -> Means {
    var means = Means()
    for y in top..<top + side {
      for x in left..<left + side {
        let at = y * size + x
        means.redness += redness[at]
        means.blueness += blueness[at]
        means.lightness += lightness[at]
        means.across += abs(lumas[min(y + 1, size - 1) * size + x] - lumas[at])
        means.upright += abs(lumas[y * size + min(x + 1, size - 1)] - lumas[at])
      }
    }
    let count = Double(side * side)
    return Means(
      redness: means.redness / count, blueness: means.blueness / count, lightness: means.lightness / count,
      across: means.across / count, upright: means.upright / count)
  }

  /// Logarithms of the mean changes in the box around the face.
  func detail(inside points: [Point]) -> (across: Double, upright: Double) {
    func range(_ values: [Double]) -> Range<Int> {
      let low = max(0, min(Double(size - 2), values.min() ?? 0))
      let high = max(low + 1, min(Double(size - 1), values.max() ?? 0))
      return Int(low)..<Int(high)
    }
    let (xs, ys) = (range(points.map(\.x)), range(points.map(\.y)))
    var (across, upright) = (0.0, 0.0)
    for y in ys {
      for x in xs {
        across += abs(lumas[(y + 1) * size + x] - lumas[y * size + x])
        upright += abs(lumas[y * size + x + 1] - lumas[y * size + x])
      }
    }
    let count = Double(max(xs.count * ys.count, 1))
    return (log(across / count + 1), log(upright / count + 1))
  }
}
