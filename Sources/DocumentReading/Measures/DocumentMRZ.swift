import PictureReading
import ReviewDomain

/// Whether the document has a machine-readable zone whose check digits are right.
package enum DocumentMRZ: Measure {
  package static let name: MeasureName = "document.mrz"
  package static let unit = "text"
  package static let summary =
    "The format of a machine-readable zone with right check digits (td1, td2 or td3, ICAO Doc 9303), or none"

  package static func take(_ sight: DocumentSight) -> Reading {
    sight.withDocument { document in
      guard let zone = document.zone else { return Reading(.text("none"), "no machine-readable zone was read") }
      return Reading(.text(zone.format.rawValue), "a machine-readable zone with right check digits")
    }
  }
}
