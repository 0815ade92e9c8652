import Foundation

/// The classifiers that `make train` wrote into face-classifiers.json, which also says how they came about.
package struct FaceClassifiers: Sendable, Decodable {
  /// A hat or a cloth on the head.
  package let headgear: FaceClassifier
  /// Dark lenses before the eyes.
  package let lenses: FaceClassifier
  /// A mask, veil or scarf over the lower face.
  package let covered: FaceClassifier

  /// The ones built into the program.
  package static let shipped = Result { try read(Data(PackageResources.face_classifiers_json)) }

  /// - Throws: `DecodingError`.
  package static func read(_ json: Data) throws -> FaceClassifiers {
    try JSONDecoder().decode(FaceClassifiers.self, from: json)
  }
}
