import ReviewDomain

/// How high the picture is.
package enum ImageHeight: Measure {
  package static let name: MeasureName = "image.height"
  package static let unit = "px"
  package static let summary = "Native height after the EXIF turn, by the header"

  package static func take(_ observation: Observation) -> Reading {
    observation.withSize { Reading(.number(Double($0.height)), "\($0.height) px high") }
  }
}
