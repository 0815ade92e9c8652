import PictureReading
import ReviewDomain

extension DocumentSight {
  /// What an identity document is asked beside what every upload is, in the order of docs/measures.md.
  package static let measures: [any Measure<DocumentSight>.Type] = [
    DocumentPresent.self,
    DocumentSharpness.self,
    DocumentLineHeight.self,
    DocumentDark.self,
    DocumentGlare.self,
    DocumentCropped.self,
    DocumentKindMeasure.self,
    DocumentMRZ.self,
    DocumentPortrait.self,
    DocumentKindMatches.self,
    DocumentNumberMatches.self,
    DocumentNameMatches.self,
    DocumentBirthMatches.self,
    DocumentExpired.self,
    DocumentAgeFits.self,
  ]

  /// Takes them all.
  package func measurements() -> [Measurement] { Self.measures.map { $0.measurement(of: self) } }
}
