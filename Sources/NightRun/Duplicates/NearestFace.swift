import Casebook
import PortraitMeasures
import ReviewDomain

/// How near the face comes to another person's, mirrored or not: a photo that was cropped, padded, turned or mirrored is found by its face.
package enum NearestFace {
  package static let description = MeasureDescription(
    name: "duplicate.nearest_face", unit: "bits",
    summary:
      "Bits of \(PerceptualHash.bitCount) in which the hash of the face, or of its mirror image, differs from the nearest face of another person in the casebook; taken by the night, and \(PerceptualHash.bitCount) where there is none"
  )

  /// - Parameter portrait: what the worker measured, the face's hash among it.
  package static func measurement(
    of portrait: Measurements, of person: PersonKey, among index: PortraitIndex
  ) -> Measurement {
    switch portrait[FaceHashMeasure.name]?.value {
    case .notApplicable(let why): return measurement(.notApplicable(why: why))
    case .text(let text):
      guard let hash = FaceHash(text) else { break }
      guard let nearest = index.nearest(to: hash, ofOthersThan: person) else {
        return measurement(.number(Double(PerceptualHash.bitCount)), "there is no other person's face yet")
      }
      return measurement(
        .number(Double(nearest.distance)),
        "differs from the face of \(nearest.application), another person's application, in \(nearest.distance) of \(PerceptualHash.bitCount) bits"
      )
    default: break
    }
    return measurement(.failed(why: "the face has no perceptual hash"))
  }

  private static func measurement(_ value: MeasuredValue, _ evidence: String = "") -> Measurement {
    Measurement(name: description.name, value: value, unit: description.unit, evidence: evidence)
  }
}

extension Evidence {
  /// The face's hashes as the worker took them.
  var faceHash: FaceHash? {
    guard case .text(let text) = portrait[FaceHashMeasure.name]?.value else { return nil }
    return FaceHash(text)
  }
}
