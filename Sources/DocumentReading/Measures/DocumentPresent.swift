import PictureReading
import ReviewDomain

/// How likely the picture shows a document that can be read at all, whoever else is in it.
package enum DocumentPresent: Measure {
  package static let name: MeasureName = "document.present"
  package static let unit = "probability"
  package static let summary =
    "From the lines of text anywhere in the picture and whether a face stands as in a portrait, or from the words of a document, 0 to 1: "
    + "documents have five lines or more"

  package static func take(_ sight: DocumentSight) -> Reading {
    sight.withFoundLines { lines, picture in
      let signs = DocumentSigns(
        faces: sight.observation.faces, mayHoldMore: sight.observation.mayHoldMoreFaces, frame: picture.frame,
        person: nil,
        lines: lines)
      // Words that only a document has prove one, however few lines it has.
      let kind = try? sight.reading.get().kind
      return Reading(
        .number(max(signs.presence, kind?.probability ?? 0)), "\(signs.textLines ?? 0) lines of text")
    }
  }
}
