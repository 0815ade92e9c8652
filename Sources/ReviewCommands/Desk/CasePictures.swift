import Casebook
import Foundation
import NightRun
import ReviewDomain
import ReviewerDesk
import UploadInspection

/// The pictures of one application for somebody who looks at them, and what is marked on each.
struct CasePictures {
  let portrait: URL
  let identity: URL
  let places: MarkedPlaces

  init(of record: ApplicationRecord, in home: HomeFolder) {
    let store = PictureStore(folder: home.pictures)
    (portrait, identity) = (store.url(of: record.portraitSHA256), store.url(of: record.identitySHA256))
    places = MarkedPlaces((record.judgement?.fired ?? []).map { ($0.subject, $0.measure) })
  }

  /// Has both decoded in a worker; the document is read only where something on it is to be marked.
  func decoded(
    by worker: PreviewWorker, for application: ApplicationID, isUrgent: Bool
  ) async -> DeskPictures {
    let result = await worker.preview(
      portrait: portrait, identity: identity, marksDocument: !places.document.isEmpty, isUrgent: isUrgent)
    switch result {
    case .success(let preview):
      return DeskPictures(
        photo: DeskSide(preview.portrait, name: "\(application) photo"),
        document: DeskSide(preview.identity, name: "\(application) document"))
    case .failure(let fault):
      return DeskPictures(photo: .unseen("The pictures cannot be shown: \(fault)"), document: .unseen(""))
    }
  }
}

extension DeskSide {
  fileprivate init(_ side: UploadPreview.Side, name: String) {
    switch side {
    case .unseen(let why): self = .unseen("It cannot be shown: \(why)")
    case .seen(let seen):
      let marks = Dictionary(grouping: seen.marks) { PicturePlace($0.place) }.mapValues { $0.map(PictureBox.init) }
      let close = seen.close.flatMap { close in
        seen.closePart.map { part in
          DeskPicture(
            close, name: name + " close",
            marks: marks.mapValues { $0.map { $0.within(PictureBox(part)) } })
        }
      }
      self = .seen(DeskPicture(seen.whole, name: name, marks: marks), close: close)
    }
  }
}

extension DeskPicture {
  fileprivate init(_ raster: PreviewedPicture.Raster, name: String, marks: [PicturePlace: [PictureBox]]) {
    // A worker's numbers are not believed: a buffer that does not fit its size is shown as far as it goes.
    let (width, height) = (min(max(raster.width, 1), 4096), min(max(raster.height, 1), 4096))
    var rgb = [UInt8](raster.rgb.prefix(3 * width * height))
    rgb += [UInt8](repeating: 0, count: 3 * width * height - rgb.count)
    self.init(name: name, width: width, height: height, rgb: rgb, marks: marks)
  }
}

extension PicturePlace {
  fileprivate init(_ place: PreviewedPicture.Place) {
    self =
      switch place {
      case .face: .face
      case .eyes: .eyes
      case .lowerFace: .lowerFace
      case .head: .head
      case .otherFace: .otherFace
      case .document: .document
      case .title: .title
      case .number: .number
      case .name: .name
      case .birthDate: .birthDate
      case .expiryDate: .expiryDate
      case .printedPortrait: .printedPortrait
      }
  }
}

extension PictureBox {
  fileprivate init(_ mark: PreviewedPicture.Mark) {
    self.init(x: mark.x, y: mark.y, width: mark.width, height: mark.height)
  }
}
