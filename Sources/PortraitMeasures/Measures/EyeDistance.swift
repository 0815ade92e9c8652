import PictureReading
import ReviewDomain

/// How many native pixels lie between the eyes.
package enum EyeDistance: Measure {
  package static let name: MeasureName = "eyes.distance"
  package static let unit = "px"
  package static let summary = "Between the middles of the eyes, in pixels of the uploaded picture"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withFace { view in
      let pixels = view.mesh.eyeDistance * Double(view.scale)
      return Reading(.number(pixels), "eyes \(Int(pixels.rounded())) px apart")
    }
  }
}
