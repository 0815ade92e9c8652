import DocumentReading
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

  /// Measures the uploads and compares the document with what was typed. Never throws: a picture that cannot be read, or a
  /// network that fails, is among the measurements.
  public func inspect(_ uploads: Uploads) -> Inspection {
    let (portrait, identity) = sights(of: uploads)
    return Inspection(
      evidence: Evidence(
        portrait: Measurements(portrait.map { $0.observation.measurements() + $0.measurements() } ?? []),
        identity: identity.map { Measurements($0.observation.measurements() + $0.measurements()) },
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
          Observation(of: opened, for: .document, with: networks), claim: uploads.claim, reader: reader)
      }
    )
  }
}
