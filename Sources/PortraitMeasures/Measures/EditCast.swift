import PictureReading
import ReviewDomain

/// Whether the face has a colour that no skin has, as under a coloured filter.
package enum EditCast: Measure {
  package static let name: MeasureName = "edit.cast"
  package static let unit = "share"
  package static let summary =
    "How much more green than red, blue than green, or yellow than any skin the face is, in shares of its brightness: skin of every "
    + "tone has more red than green and more green than blue, under lamps too"

  /// How much more red than blue skin may be: of 601 good photos the most is 0.36.
  private static let warmest = 0.38

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withAlignedFace { face in
      let colours = face.faceColours()
      func usual(_ channel: KeyPath<Pixels.Colour, UInt8>) -> Double {
        median(colours.map { Double($0[keyPath: channel]) })
      }
      let (red, green, blue) = (usual(\.red), usual(\.green), usual(\.blue))
      let brightness = max(red + green + blue, 1)
      let casts = [
        ("green", (green - red) / brightness), ("blue", (blue - green) / brightness),
        ("yellow", (red - blue) / brightness - warmest),
      ]
      guard let cast = casts.max(by: { $0.1 < $1.1 }), cast.1 > 0 else {
        return Reading(.number(0), "colours as of skin")
      }
      return Reading(.number(cast.1), "more \(cast.0) than skin by \(percent(cast.1)) of its brightness")
    }
  }
}
