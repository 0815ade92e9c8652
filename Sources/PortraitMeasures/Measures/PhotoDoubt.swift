import PictureReading
import ReviewDomain

/// How much speaks against the photo where no measure alone does.
package enum PhotoDoubt: Measure {
  package static let name: MeasureName = "photo.doubt"
  package static let unit = "limits"
  package static let summary =
    "Root of the summed squares of how far \(DoubtScale.all.count) measures of the face have come from their usual value to where "
    + "each alone would be doubtful: 1 is one measure at its limit, or four half-way"

  /// Doubts named to the reviewer.
  private static let namedDoubts = 4

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withFace { _ in
      // A measure that could not be taken speaks for itself.
      let doubts = DoubtScale.all.compactMap { scale -> (name: MeasureName, size: Double)? in
        guard case .number(let number) = sight.reading(of: scale.measure).value else { return nil }
        return (scale.measure.name, scale.doubt(at: number))
      }
      let total = doubts.reduce(0) { $0 + $1.size * $1.size }.squareRoot()
      let heaviest = doubts.sorted { ($1.size, $0.name) < ($0.size, $1.name) }.prefix(namedDoubts)
      let words = heaviest.map { "\($0.name) \(percent($0.size))" }.joined(separator: ", ")
      return Reading(.number(total), "most of the way from usual to doubtful: \(words)")
    }
  }
}
