import DocumentReading
import PictureReading
import ReviewDomain
import TestPictures

/// The samples that show documents, and one that does not, as documents without a form.
enum Inspected: MeasuredSamples {
  typealias Sight = DocumentSight

  static let all = measured(
    for: .document,
    [
      .good, .heldCard, .specimenCard, .darkCard, .blurredCard, .distantCard, .shiningCard, .cutCard,
      .cardWithoutPortrait, .remoteCard,
    ]
  ) { seen, networks in
    try DocumentSight(seen, claim: nil, reader: DocumentReader(networks: networks)).measurements()
  }

  /// A picture as a document without a form, looked at by networks of its own.
  static func sight(of picture: Pixels) throws -> DocumentSight {
    let networks = try NetworkSet(folder: networksFolder)
    return DocumentSight(
      Observation(of: try TestFile(picture, as: ".png").opened(), for: .document, with: networks), claim: nil,
      reader: try DocumentReader(networks: networks))
  }
}
