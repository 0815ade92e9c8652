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

/// What measures that spoke have marked on each upload.
package struct MarkedPlaces: Sendable, Hashable {
  package let photo: Set<PicturePlace>
  package let document: Set<PicturePlace>

  package init(_ spoke: [(subject: Subject, measure: MeasureName)]) {
    func places(on subject: Subject) -> Set<PicturePlace> {
      Set(spoke.filter { $0.subject == subject }.compactMap { PicturePlace(of: $0.measure, on: subject) })
    }
    (photo, document) = (places(on: .portrait), places(on: .identity))
  }
}

extension DeskCase {
  package var places: MarkedPlaces { MarkedPlaces(findings.map { ($0.subject, $0.measure) }) }
}
