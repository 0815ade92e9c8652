import DocumentReading
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
}
