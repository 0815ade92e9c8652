import ReviewDomain

/// How wide the picture is.
package enum ImageWidth: Measure {
  package static let name: MeasureName = "image.width"
  package static let unit = "px"
  package static let summary = "Native width after the EXIF turn, by the header"

  package static func take(_ observation: Observation) -> Reading {
    observation.withSize { Reading(.number(Double($0.width)), "\($0.width) px wide") }
  }
}
