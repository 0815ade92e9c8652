import PictureReading
import ReviewDomain

/// What kind of source the file says its picture has.
package enum EditSourceType: Measure {
  package static let name: MeasureName = "edit.source_type"
  package static let unit = "text"
  package static let summary =
    "IPTC's DigitalSourceType of the metadata, such as trainedAlgorithmicMedia for a picture made by a model; empty when none"

  package static func take(_ sight: PortraitSight) -> Reading {
    guard sight.observation.file.size != nil else {
      return .notApplicable(sight.observation.decodingFault?.explanation ?? "the metadata could not be read")
    }
    let types = sight.observation.file.softwareTraces.sourceTypes
    return Reading(.text(types.joined(separator: " | ")), types.isEmpty ? "none stated" : "the file says so of itself")
  }
}
