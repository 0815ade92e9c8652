import PictureReading
import ReviewDomain

/// How unlike the other upload the picture is.
package enum DocumentSameAsIdentity: Measure {
  package static let name: MeasureName = "document.same_as_identity"
  package static let unit = "bits"
  package static let summary =
    "Bits of \(PerceptualHash.bitCount) in which the perceptual hashes of the two uploads differ, the smallest over four turns"

  package static func take(_ sight: PortraitSight) -> Reading {
    guard let other = sight.otherUpload else { return .notApplicable("there is no other upload") }
    guard let otherHash = other.hash,
      let distance = sight.observation.hashesOfAllTurns.map({ $0.distance(to: otherHash) }).min()
    else { return .notApplicable("one of the two uploads could not be read") }
    return Reading(
      .number(Double(distance)), "differs from the other upload in \(distance) of \(PerceptualHash.bitCount) bits")
  }
}
