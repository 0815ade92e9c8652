import ReviewDomain

/// How far the stored pixels had to be turned.
package enum ImageTurned: Measure {
  package static let name: MeasureName = "image.turned"
  package static let unit = "degrees"
  package static let summary = "Clockwise turn that put the picture right: by EXIF, and by looking for an upright face"

  package static func take(_ observation: Observation) -> Reading {
    guard observation.file.size != nil else {
      return .notApplicable(observation.decodingFault?.explanation ?? "the picture could not be read")
    }
    let exif = observation.file.orientation
    let degrees = (exif.turn.degrees + observation.pixelTurn) % 360
    var causes: [String] = []
    if exif.turn != .none { causes.append("\(exif.turn.degrees)° by EXIF") }
    if exif.isMirrored { causes.append("mirrored by EXIF") }
    if observation.pixelTurn != 0 { causes.append("\(observation.pixelTurn)° by its face") }
    return Reading(.number(Double(degrees)), causes.isEmpty ? "not turned" : causes.joined(separator: ", "))
  }
}
