import ReviewDomain

/// How large the file is.
package enum FileBytes: Measure {
  package static let name: MeasureName = "file.bytes"
  package static let unit = "bytes"
  package static let summary = "Size of the file, by stat"

  package static func take(_ observation: Observation) -> Reading {
    guard let count = observation.file.byteCount else {
      return .failed(observation.decodingFault?.explanation ?? "the file could not be opened")
    }
    return Reading(.number(Double(count)), "file of \(count) bytes")
  }
}
