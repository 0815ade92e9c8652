import ReviewDomain

/// What there is to see of one upload.
package enum DeskSide: Sendable, Hashable {
  /// It is being decoded.
  case coming
  /// Why there is nothing to see.
  case unseen(String)
  /// The whole, and the face close by where there is one.
  case seen(DeskPicture, close: DeskPicture?)

  /// What to paint.
  func picture(isZoomed: Bool) -> DeskPicture? {
    guard case .seen(let whole, let close) = self else { return nil }
    return isZoomed ? close ?? whole : whole
  }
}

/// Both uploads of an application.
package struct DeskPictures: Sendable, Hashable {
  package let photo: DeskSide
  package let document: DeskSide

  package init(photo: DeskSide, document: DeskSide) {
    self.photo = photo
    self.document = document
  }

  package static let coming = DeskPictures(photo: .coming, document: .coming)
}

extension DeskCase {
  /// What is marked on the photo.
  package var places: Set<PicturePlace> { Self.places(findings.map { ($0.subject, $0.measure) }) }

  /// What measures that spoke have marked on the photo.
  package static func places(_ spoke: [(subject: Subject, measure: MeasureName)]) -> Set<PicturePlace> {
    Set(spoke.filter { $0.subject == .portrait }.compactMap { PicturePlace(of: $0.measure) })
  }
}
