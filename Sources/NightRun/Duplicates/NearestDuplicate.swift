import Casebook
import PortraitMeasures
import ReviewDomain

/// How near the portrait comes to another person's: the one measure that pixels alone cannot give, so that the night takes
/// it and no worker does.
package enum NearestDuplicate {
  package static let description = MeasureDescription(
    name: "duplicate.nearest", unit: "bits",
    summary:
      "Bits of \(PerceptualHash.bitCount) in which the perceptual hash differs from the nearest portrait of another person in the casebook, whatever became of that application; taken by the night, and \(PerceptualHash.bitCount) where there is none"
  )

  /// - Parameter portrait: what the worker measured, the hash among it.
  package static func measurement(
    of portrait: Measurements, of person: PersonKey, among index: PortraitIndex
  ) -> Measurement {
    switch portrait[ImageHash.name]?.value {
    case .notApplicable(let why): return measurement(.notApplicable(why: why))
    case .text(let text):
      guard let hash = PerceptualHash(text) else { break }
      guard let nearest = index.nearest(to: hash, ofOthersThan: person) else {
        return measurement(.number(Double(PerceptualHash.bitCount)), "there is no other person's photo yet")
      }
      return measurement(
        .number(Double(nearest.distance)),
        "differs from the photo of \(nearest.application), another person's application, in \(nearest.distance) of \(PerceptualHash.bitCount) bits"
      )
    default: break
    }
    return measurement(.failed(why: "the photo has no perceptual hash"))
  }

  private static func measurement(_ value: MeasuredValue, _ evidence: String = "") -> Measurement {
    Measurement(name: description.name, value: value, unit: description.unit, evidence: evidence)
  }
}

extension Evidence {
  /// The portrait's hash as the worker took it.
  var portraitHash: PerceptualHash? {
    guard case .text(let text) = portrait[ImageHash.name]?.value else { return nil }
    return PerceptualHash(text)
  }
}
