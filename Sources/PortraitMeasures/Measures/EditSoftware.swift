import PictureReading
import ReviewDomain

/// The programs that the file names.
package enum EditSoftware: Measure {
  package static let name: MeasureName = "edit.software"
  package static let unit = "text"
  package static let summary =
    "Programs named in the metadata (EXIF Software, every XMP CreatorTool and history entry, Photoshop APP13, PNG Software); empty when none"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withTraces { $0.traces }
  }
}

extension PortraitSight {
  /// Programs of the metadata in one text, each once; the evidence quotes where each is named.
  func withTraces(_ take: (SoftwareTraces) -> [SoftwareTraces.Trace]) -> Reading {
    let file = observation.file
    guard file.size != nil else {
      return .notApplicable(observation.decodingFault?.explanation ?? "the metadata could not be read")
    }
    let traces = take(file.softwareTraces)
    var programs: [String] = []
    for trace in traces where !programs.contains(trace.program) { programs.append(trace.program) }
    return Reading(
      .text(programs.joined(separator: " | ")),
      traces.isEmpty ? "none named" : traces.map { "\($0.source) says \"\($0.program)\"" }.joined(separator: ", "))
  }
}
