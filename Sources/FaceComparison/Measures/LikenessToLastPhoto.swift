import PictureReading
import ReviewDomain

/// What the night hands over of somebody who applies again.
package enum LastPhoto {
  /// The face on the photo and the one on the photo of the person's last card.
  case compared(ComparedFaces)
  /// There is no earlier photo to compare with, and why.
  case none(why: String)
}

/// How likely the person on the photo is the one on the photo of their last card.
package enum LikenessToLastPhoto: Measure {
  package static let name: MeasureName = "face.like_last_photo"
  package static let unit = "probability"
  package static let summary =
    "That the faces on the photo and on the photo of the person's last card, which was cancelled, are one person's, 0 to 1, as "
    + "`identity.likeness` is; 1 where there was no such card, or its photo is not kept any more"

  package static func take(_ last: LastPhoto) -> Reading {
    switch last {
    case .none(let why): Reading(.number(1), why)
    case .compared(let faces): faces.likeness
    }
  }
}
