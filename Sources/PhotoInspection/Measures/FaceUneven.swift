import ReviewDomain

/// How unevenly the face is lit.
package enum FaceUneven: Measure {
  package static let name: MeasureName = "face.uneven"
  package static let unit = "share"
  package static let summary =
    "How much darker the darker side of the face is than the other, or the cheeks than the forehead (or the other way "
    + "round), whichever is more: 0 even, 1 black"

  package static func take(_ observation: Observation) -> Reading {
    observation.withAlignedFace { face in
      guard let side = face.sideBalance, let height = face.heightBalance else {
        return .failed("the face reaches too far outside the picture")
      }
      let (aside, above) = (1 - min(side, 1 / side), 1 - min(height, 1 / height))
      return aside >= above
        ? Reading(.number(aside), "one side of the face is \(percent(aside)) darker")
        : Reading(.number(above), "forehead and cheeks differ by \(percent(above)) in brightness")
    }
  }
}
