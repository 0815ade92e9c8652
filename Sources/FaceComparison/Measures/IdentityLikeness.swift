import Foundation
import PictureReading
import ReviewDomain

/// How likely the person on the photo is the one whose portrait the document has.
package enum IdentityLikeness: Measure {
  package static let name: MeasureName = "identity.likeness"
  package static let unit = "probability"
  package static let summary =
    "That the faces on the photo and printed on the document are one person's, 0 to 1, if that were as likely as not before: from the angle "
    + "between what the face recognition network makes of the two; not where either has fewer than "
    + "\(Int(leastEyeDistance)) pixels between the eyes, or the portrait is of a child who has grown since"

  /// Pixels between the eyes below which a face is not compared.
  static let leastEyeDistance = 14.0

  package static func take(_ sight: ComparedFaces) -> Reading { sight.likeness }
}

extension ComparedFaces {
  /// How likely the two are one person's, as a reading.
  var likeness: Reading {
    do throws(Uncompared) {
      let crops = try crops.get()
      let eyeDistance = min(crops.photo.eyeDistance, crops.other.eyeDistance)
      guard eyeDistance >= IdentityLikeness.leastEyeDistance else {
        return .notApplicable("not comparable: a face has only \(Int(eyeDistance)) pixels between the eyes")
      }
      if let age, age.isOutgrown {
        return .notApplicable("not comparable: the portrait is of somebody of \(age.years), \(age.since) years before")
      }
      let (angle, scale) = (try angle.get(), LikenessScale.shipped)
      return Reading(
        .number(scale.likeness(at: angle)),
        "the faces are \(Int(angle.rounded()))° apart; two pictures of one person are mostly \(Int(scale.ofOnePerson))°, "
          + "of two people \(Int(scale.ofTwoPeople))°")
    } catch {
      return error.reading
    }
  }
}
