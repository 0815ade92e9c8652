import ReviewDomain

/// Whether the file is cut short or broken, so that its picture cannot be decoded to the end.
package enum FileTruncated: Measure {
  package static let name: MeasureName = "file.truncated"
  package static let unit = "flag"
  package static let summary = "Whether the picture cannot be decoded to its last line: empty, cut short or broken"

  package static func take(_ observation: Observation) -> Reading {
    switch observation.decodingFault {
    case nil: Reading(.flag(false), "decoded to the end")
    case .empty?, .truncated?, .unreadable?:
      Reading(.flag(true), observation.decodingFault?.explanation ?? "")
    case .unavailable(let detail)?: .failed(detail)
    case .unsupportedFormat?, .tooManyPixels?, .needsTooMuchMemory?, .tooMuchCompressedText?, .tooManyBytes?:
      .notApplicable(observation.decodingFault?.explanation ?? "")
    }
  }
}
