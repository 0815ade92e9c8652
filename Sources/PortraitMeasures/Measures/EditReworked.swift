import PictureReading
import ReviewDomain

/// The programs that worked on a picture after a camera, a phone or another program had made it.
package enum EditReworked: Measure {
  package static let name: MeasureName = "edit.reworked"
  package static let unit = "text"
  package static let summary =
    "Programs that the metadata's history names after another one that made the picture, and those named in a HEIC file, which only phones "
    + "write; empty when none"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withTraces { $0.reworking(in: sight.observation.file.format) }
  }
}
