import Foundation
import PictureReading
import ReviewDomain

/// Whether both eyes show the drawing of an eye: a dark iris in a bright white.
package enum EyesDrawing: Measure {
  package static let name: MeasureName = "eyes.drawing"
  package static let unit = "ln"
  package static let summary =
    "Logarithm of the brightest over the darkest tenth around the pupil, lids and lashes included, of the eye that shows less: an eye has "
    + "about 1, a reflection, a pad, a bar or a mosaic far less"

  /// The mesh's points at the corners of both eyes.
  private static let corners = [[33, 133], [362, 263]]
  /// Half the width and half the height of what is looked at, in widths of the eye.
  private static let reach = (across: 0.5, down: 0.3)
  /// What is darker than this is mostly noise.
  private static let floor = 8.0

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withAlignedFace { face in
      let drawings = corners.compactMap { eye in
        drawing(of: face.colours(inside: outline(face.points[eye[0]], face.points[eye[1]])).map { Double($0.luma) })
      }
      guard drawings.count == corners.count, let least = drawings.min() else {
        return .failed("an eye reaches outside the picture")
      }
      return Reading(
        .number(least), "the eye that shows less has \(decimals(exp(least))) times as bright places as dark ones")
    }
  }

  private static func outline(_ left: Point, _ right: Point) -> [Point] {
    let centre = (left + right) * 0.5
    let width = left.distance(to: right)
    return (0..<16).map { step in
      let angle = Double(step) / 16 * 2 * .pi
      return centre + Point(x: cos(angle) * reach.across * width, y: sin(angle) * reach.down * width)
    }
  }

  /// - Returns: nil for too few pixels.
  private static func drawing(of lumas: [Double]) -> Double? {
    guard lumas.count >= 10 else { return nil }
    return log(quantile(lumas, 0.9) + floor) - log(quantile(lumas, 0.1) + floor)
  }
}
