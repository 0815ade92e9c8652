import Foundation
import NightRun
import ReviewDomain
import ReviewerDesk

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
        told.yield(
          .pictures(application, await files.decoded(by: worker, for: application, isUrgent: isUrgent)))
      }
    }
  }

  mutating func put(_ decoded: DeskPictures, of application: ApplicationID) {
    if asked.contains(application) { pictures[application] = decoded }
  }
}
