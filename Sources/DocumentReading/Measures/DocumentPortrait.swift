import PictureReading
import ReviewDomain

/// Whether the holder's portrait is to be seen on the document.
package enum DocumentPortrait: Measure {
  package static let name: MeasureName = "document.portrait"
  package static let unit = "flag"
  package static let summary =
    "Whether a face is found on a national identity card or residence permit; NHI cards of small children have none"

  package static func take(_ sight: DocumentSight) -> Reading {
    sight.withDocument { document in
      guard [.nationalID, .residencePermit].contains(document.kind.kind) else {
        return .notApplicable("only identity cards and permits must show a face")
      }
      let count = sight.observation.faces.count
      return Reading(.flag(count > 0), count > 0 ? "a face on the document" : "no face on the document")
    }
  }
}
