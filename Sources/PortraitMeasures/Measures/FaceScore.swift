import PictureReading
import ReviewDomain

/// How sure the detector is of the main face.
package enum FaceScore: Measure {
  package static let name: MeasureName = "face.score"
  package static let unit = ""
  package static let summary = "How sure the detector is of the main face, 0 to 1; 0 without a face"

  package static func take(_ sight: PortraitSight) -> Reading {
    if let fault = sight.observation.inferenceFault { return .failed(fault.description) }
    guard sight.observation.picture != nil else { return .notApplicable("no picture could be read") }
    guard let face = sight.observation.faces.first else { return Reading(.number(0), "no face was found") }
    return Reading(.number(face.score), "face score \(decimals(face.score))")
  }
}
