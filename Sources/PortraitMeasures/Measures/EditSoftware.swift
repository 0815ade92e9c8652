import PictureReading
import ReviewDomain

/// The picture editor or beauty app that the file names.
package enum EditSoftware: Measure {
  package static let name: MeasureName = "edit.software"
  package static let unit = "text"
  package static let summary =
    "Editor or beauty app named in the metadata (EXIF Software, XMP CreatorTool and history, Photoshop APP13, PNG Software), by a short list; empty when none"

  package static func take(_ sight: PortraitSight) -> Reading {
    guard sight.observation.file.size != nil else {
      return .notApplicable(sight.observation.decodingFault?.explanation ?? "the metadata could not be read")
    }
    for (source, text) in sight.observation.file.softwareTraces.sorted(by: { $0.key < $1.key }) {
      if let editor = PictureEditor.named(in: text) { return Reading(.text(editor), "\(source) says \"\(text)\"") }
    }
    return Reading(.text(""), "no editor named")
  }
}
