import Foundation
import NightRun
import ReviewDomain
import ReviewerDesk
import UploadInspection

/// The pictures of what lies on a desk, decoded in a worker before they are wanted.
struct PicturesAhead {
  private let worker: PreviewWorker
  private let told: AsyncStream<DeskInput>.Continuation
  private var pictures: [ApplicationID: DeskPictures] = [:]
  private var asked: Set<ApplicationID> = []

  /// - Parameter told: hears of pictures that are there.
  init(worker: PreviewWorker, told: AsyncStream<DeskInput>.Continuation) {
    self.worker = worker
    self.told = told
  }

  subscript(application: ApplicationID) -> DeskPictures { pictures[application] ?? .coming }

  /// Asks for what is not there yet, and lets go of what is not wanted any more.
  ///
  /// - Parameter current: what somebody waits for.
  mutating func want(current: ApplicationID?, coming: [ApplicationID], in session: DeskSession) {
    let wanted = [current].compactMap(\.self) + coming
    pictures = pictures.filter { wanted.contains($0.key) }
    asked.formIntersection(wanted)
    for application in wanted where asked.insert(application).inserted {
      guard let files = session.pictures(of: application) else { continue }
      let (worker, told, isUrgent) = (worker, told, application == current)
      Task {
        let result = await worker.preview(portrait: files.portrait, identity: files.identity, isUrgent: isUrgent)
        told.yield(.pictures(application, DeskPictures(result, of: application)))
      }
    }
  }

  mutating func put(_ decoded: DeskPictures, of application: ApplicationID) {
    if asked.contains(application) { pictures[application] = decoded }
  }
}

extension DeskPictures {
  fileprivate init(_ result: Result<UploadPreview, WorkerFault>, of application: ApplicationID) {
    switch result {
    case .success(let preview):
      self.init(
        photo: DeskSide(preview.portrait, name: "\(application) photo"),
        document: DeskSide(preview.identity, name: "\(application) document"))
    case .failure(let fault):
      self.init(photo: .unseen("The pictures cannot be shown: \(fault)"), document: .unseen(""))
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
      }
  }
}

extension PictureBox {
  fileprivate init(_ mark: PreviewedPicture.Mark) {
    self.init(x: mark.x, y: mark.y, width: mark.width, height: mark.height)
  }
}
