import ReviewDomain

/// How unevenly the face is lit.
package enum FaceUneven: Measure {
  package static let name: MeasureName = "face.uneven"
  package static let unit = "share"
  package static let summary = "How much darker the darker side of the face is than the other: 0 even, 1 black"

  package static func take(_ observation: Observation) -> Reading {
    observation.withAlignedFace { face in
      guard let balance = face.sideBalance else { return .failed("the face reaches too far outside the picture") }
      let difference = 1 - min(balance, 1 / balance)
      return Reading(.number(difference), "one side of the face is \(percent(difference)) darker")
    }
  }
}
