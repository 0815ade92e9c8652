import PictureReading
import ReviewDomain

/// The fingerprint by which copies of the picture are found.
package enum ImageHash: Measure {
  package static let name: MeasureName = "image.hash"
  package static let unit = "text"
  package static let summary =
    "Perceptual hash of the upright picture, \(PerceptualHash.bitCount) bits in hexadecimal digits: few of them differ between copies of one picture"

  package static func take(_ sight: PortraitSight) -> Reading {
    guard let hash = sight.observation.hashesOfAllTurns.first else {
      return .notApplicable(sight.observation.decodingFault?.explanation ?? "the picture could not be read")
    }
    return Reading(.text(hash.description))
  }
}
