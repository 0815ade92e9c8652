import DocumentReading
import FaceComparison
import Foundation
import PictureReading
import PortraitMeasures
import ReviewDomain

/// Takes every measure of an application's two pictures.
///
/// Holds the compiled networks; used by one thread only, in a worker process of its own.
public final class PhotoInspector {
  let networks: NetworkSet
  private let reader: DocumentReader

  /// - Parameter networks: the folder with the networks' files.
  /// - Throws: a description of what is missing when the networks cannot be loaded.
  public init(networks folder: URL) throws {
    networks = try NetworkSet(folder: folder)
    reader = try DocumentReader(networks: networks)
  }

  /// Loads and prepares what otherwise the first document waits for. What fails then fails again for that document, which says so.
  public func prepare() { try? networks.prepare() }

  /// Measures the uploads and compares the document with what was typed. Never throws: a picture that cannot be read, or a
  /// network that fails, is among the measurements.
  public func inspect(_ uploads: Uploads) -> Inspection {
    let (portrait, identity) = sights(of: uploads)
    let likeness = portrait.flatMap { portrait in
      identity.map {
        IdentityLikeness.measurement(
          of: faces(on: portrait.observation, and: $0, submittedOn: uploads.claim?.submittedOn))
      }
    }
    return Inspection(
      evidence: Evidence(
        portrait: Measurements(
          portrait.map {
            $0.observation.measurements() + $0.measurements()
              + [LikenessToLastPhoto.measurement(of: lastPhoto(uploads.lastApproved, beside: $0.observation))]
          } ?? []),
        identity: identity.map {
          Measurements($0.observation.measurements() + $0.measurements() + (likeness.map { [$0] } ?? []))
        },
        comparisons: (try? identity?.comparisons.get()) ?? []),
      content: try? identity?.reading.get().content)
  }

  /// What is seen in the uploads, for measures and annotation.
  package func sights(of uploads: Uploads) -> (portrait: PortraitSight?, identity: DocumentSight?) {
    let (portrait, identity) = (uploads.portrait.map(PictureDecoder.open), uploads.identity.map(PictureDecoder.open))
    return (
      portrait.map { opened in
        PortraitSight(
          Observation(of: opened, for: .portrait, with: networks),
          beside: identity.map { OtherUpload(try? $0.picture.get()) })
      },
      identity.map { opened in
        DocumentSight(
          Observation(of: opened, for: .document, with: networks), claim: uploads.claim, readsAll: uploads.readsAll,
          reader: reader)
      }
    )
  }

  /// The two faces of an application, to be compared.
  package func faces(
    on photo: Observation, and document: DocumentSight, submittedOn day: CivilDate?
  ) -> ComparedFaces {
    ComparedFaces(
      photo: photo.comparedFace, other: document.comparedFace, age: day.flatMap { document.portraitAge(on: $0) },
      networks: networks)
  }

  /// The face on the photo and the one on the photo of the person's last card.
  private func lastPhoto(_ file: URL?, beside photo: Observation) -> LastPhoto {
    guard let file else { return .none(why: "the person had no card before") }
    guard FileManager.default.fileExists(atPath: file.path) else {
      return .none(why: "the photo of the last card is not kept any more")
    }
    let last = Observation(of: PictureDecoder.open(file), for: .portrait, with: networks)
    return .compared(ComparedFaces(photo: photo.comparedFace, other: last.comparedFace, networks: networks))
  }

  /// What stands for the one face of a photo or of a document's portrait; nil where none is found.
  package func face(on uploads: Uploads) throws -> (features: FaceFeatures, eyeDistance: Double)? {
    guard let crop = try crop(on: uploads) else { return nil }
    return (try networks.features(of: crop), crop.eyeDistance)
  }

  /// What is compared of the face on a photo; nil where there is none.
  package func faceChip(on photo: URL) throws -> Pixels? {
    try crop(on: Uploads(portrait: photo, identity: nil)).map(FaceRecogniser.chip)
  }

  private func crop(on uploads: Uploads) throws -> FaceCrop? {
    let (portrait, identity) = sights(of: uploads)
    guard case .face(let mesh, let picture) = portrait?.observation.comparedFace ?? identity?.comparedFace
    else { return nil }
    return try FaceCrop(of: mesh, in: picture)
  }
}

extension Observation {
  /// The main face of a photo.
  var comparedFace: ComparedFaces.Side {
    if let inferenceFault { return .failed(why: inferenceFault.description) }
    guard let picture else { return .none(why: "the photo could not be read") }
    guard let mesh else { return .none(why: "there is no face on the photo") }
    return .face(mesh, in: picture)
  }
}

extension DocumentSight {
  /// The portrait on the document.
  var comparedFace: ComparedFaces.Side {
    guard let picture = observation.picture else { return .none(why: "the document could not be read") }
    switch portrait {
    case .success(let mesh?): return .face(mesh, in: picture)
    case .success(nil): return .none(why: "no portrait is seen on the document")
    case .failure(let unread): return .failed(why: unread.description)
    }
  }

  /// How old the portrait is, by the dates that were read on the document.
  fileprivate func portraitAge(on day: CivilDate) -> PortraitAge? {
    guard let content = try? reading.get().content, let born = content.birthDate?.value ?? claim?.birthDate,
      let issued = content.issueDate?.value
    else { return nil }
    return PortraitAge(born: born, issued: issued, appliedOn: day)
  }
}
