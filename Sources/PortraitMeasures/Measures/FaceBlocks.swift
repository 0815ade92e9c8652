import PictureReading
import ReviewDomain

/// Whether compression has left little more than blocks of the face.
package enum FaceBlocks: Measure {
  package static let name: MeasureName = "face.blocks"
  package static let unit = "ratio"
  package static let summary =
    "Change of brightness across the borders of JPEG blocks over that within them: about 1, at quality 30 up to 2.2; "
    + "1 where the picture has so many pixels that blocks are too small to be seen in the face"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withFace { view in
      let (xs, ys) = (view.mesh.points.map(\.x), view.mesh.points.map(\.y))
      let (left, top) = (xs.min() ?? 0, ys.min() ?? 0)
      let box = Box(x: left, y: top, width: (xs.max() ?? 0) - left, height: (ys.max() ?? 0) - top)
      guard let strength = BlockGrid.strength(in: view.frame, box: box, scale: view.scale) else {
        // Not "does not apply", which would refer every large photo.
        return Reading(.number(1), "blocks of 8 pixels are too small, or the face is, to see them")
      }
      return Reading(
        .number(strength), "brightness changes \(decimals(strength)) times as much between blocks as in them")
    }
  }
}
