import PictureReading
import ReviewDomain

/// How likely the picture shows a document, or a page, and not a person.
package enum DocumentLikelihood: Measure {
  package static let name: MeasureName = "document.likelihood"
  package static let unit = "probability"
  package static let summary =
    "From the lines of text beside the person and the size and place of the face, 0 to 1; "
    + "text is looked for only where the faces leave a doubt"

  /// A document shows more lines than this even from afar.
  private static let fewLines = 2

  package static func take(_ sight: PortraitSight) -> Reading {
    let observation = sight.observation
    if let fault = observation.inferenceFault { return .failed(fault.description) }
    guard let frame = observation.picture?.frame else { return .notApplicable("no picture could be read") }
    var lines: [TextLine]?
    if DocumentSigns.leaveDoubt(
      faces: observation.faces, mayHoldMore: observation.mayHoldMoreFaces, frame: frame)
    {
      // Most photos hold no text at all, which the smaller look that captions need has seen already.
      switch observation.glimpsedLines.flatMap({ glimpsed in
        glimpsed.count { $0.isLine(in: frame) } < fewLines ? .success(glimpsed) : observation.textLines
      }) {
      case .success(let found): lines = found
      case .failure(let fault): return .failed(fault.description)
      }
    }
    let signs = DocumentSigns(
      faces: observation.faces, mayHoldMore: observation.mayHoldMoreFaces, frame: frame, person: observation.person,
      lines: lines)
    let evidence = signs.textLines.map { "\($0) lines of text beside the person" } ?? "a face as large as in a portrait"
    return Reading(.number(signs.likelihood), evidence)
  }
}
