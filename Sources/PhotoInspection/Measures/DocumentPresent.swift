import Foundation
import ReviewDomain

/// How likely the picture shows a document that can be read at all, whoever else is in it.
package enum DocumentPresent: Measure {
  package static let name: MeasureName = "document.present"
  package static let unit = "probability"
  package static let summary =
    "From the number of lines of text anywhere in the picture, 0 to 1: a document has five or more, a portrait none or a few"

  package static func take(_ observation: Observation) -> Reading {
    if let fault = observation.inferenceFault { return .failed(fault.description) }
    guard let frame = observation.picture?.frame else { return .notApplicable("no picture could be read") }
    switch observation.textLines {
    case .failure(let fault): return .failed(fault.description)
    case .success(let lines):
      let count = lines.count { $0.isLine(in: frame) }
      return Reading(.number(1 / (1 + exp(-0.9 * (Double(count) - 4.5)))), "\(count) lines of text")
    }
  }
}
