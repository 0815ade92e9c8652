import PictureReading
import ReviewDomain

/// Whether the portrait of its holder can be seen on the document.
package enum DocumentPortrait: Measure {
  package static let name: MeasureName = "document.portrait"
  package static let unit = "flag"
  package static let summary =
    "Whether a face is found where the document lies, first in the whole picture, then in a closer look at the document alone"

  package static func take(_ sight: DocumentSight) -> Reading {
    sight.withPortrait { mesh in
      Reading(
        .flag(mesh != nil), mesh == nil ? "no portrait is seen on the document" : "a portrait is seen on the document")
    }
  }
}
