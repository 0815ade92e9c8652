import PictureReading
import ReviewDomain

/// How many faces the detector finds in the whole frame.
package enum FaceCount: Measure {
  package static let name: MeasureName = "faces.count"
  package static let unit = ""
  package static let summary = "Faces found in the whole frame"

  package static func take(_ sight: PortraitSight) -> Reading {
    if let fault = sight.observation.inferenceFault { return .failed(fault.description) }
    guard sight.observation.picture != nil else { return .notApplicable("no picture could be read") }
    let count = sight.observation.faces.count
    return Reading(.number(Double(count)), count == 1 ? "one face" : "\(count) faces")
  }
}
