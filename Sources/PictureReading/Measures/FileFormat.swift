import ReviewDomain

/// What kind of file it is.
package enum FileFormat: Measure {
  package static let name: MeasureName = "file.format"
  package static let unit = "text"
  package static let summary = "By the file's first bytes, never its name: jpeg, png, webp, heif or unknown"
  package static let texts: Set<String>? = Set(PictureFormat.allCases.map(\.rawValue))

  package static func take(_ observation: Observation) -> Reading {
    switch observation.decodingFault {
    case .unavailable(let detail): return .failed(detail)
    case .empty: return .notApplicable("the file is empty")
    default:
      let format = observation.file.format.rawValue
      return Reading(.text(format), "\(format) by its first bytes")
    }
  }
}
