import PictureReading
import ReviewDomain

/// What the measures know of the application's other picture.
package struct OtherUpload: Sendable, Hashable {
  /// Nil where the other file gave no picture.
  package let hash: PerceptualHash?

  package init(hash: PerceptualHash?) {
    self.hash = hash
  }

  package init(_ picture: DecodedPicture?) {
    hash = picture.map { PerceptualHash(of: $0.frame) }
  }
}
