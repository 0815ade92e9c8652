import Casebook
import PortraitMeasures
import ReviewDomain

/// How near a portrait comes to another person's: what pixels alone cannot give, so that the night takes it and no worker does.
package struct NearestPortrait: Sendable {
  package let description: MeasureDescription
  /// The worker's measure that holds the hash.
  private let hash: MeasureName
  /// What is compared: "photo".
  private let thing: String
  /// The nearest of other people; nil where the text is no hash.
  private let nearest: @Sendable (String, PersonKey, PortraitIndex) -> Found?

  private enum Found {
    case nobody
    case neighbour(PortraitIndex.Neighbour)

    init(_ neighbour: PortraitIndex.Neighbour?) {
      self = neighbour.map(Found.neighbour) ?? .nobody
    }
  }

  /// By the hash of the whole picture.
  package static let photo = NearestPortrait(
    description: MeasureDescription(
      name: "duplicate.nearest", unit: "bits",
      summary:
        "Bits of \(PerceptualHash.bitCount) in which the perceptual hash differs from the nearest portrait of another person in the casebook, whatever became of that application; taken by the night, and \(PerceptualHash.bitCount) where there is none"
    ), hash: ImageHash.name, thing: "photo"
  ) { text, person, index in
    PerceptualHash(text).map { Found(index.nearest(to: $0, ofOthersThan: person)) }
  }

  /// By the face, mirrored or not: a photo that was cropped, padded, turned or mirrored is found by its face.
  package static let face = NearestPortrait(
    description: MeasureDescription(
      name: "duplicate.nearest_face", unit: "bits",
      summary:
        "Bits of \(PerceptualHash.bitCount) in which the hash of the face, or of its mirror image, differs from the nearest face of another person in the casebook; taken by the night, and \(PerceptualHash.bitCount) where there is none"
    ), hash: FaceHashMeasure.name, thing: "face"
  ) { text, person, index in
    FaceHash(text).map { Found(index.nearest(to: $0, ofOthersThan: person)) }
  }

  /// - Parameter portrait: what the worker measured, the hash among it.
  package func measurement(of portrait: Measurements, of person: PersonKey, among index: PortraitIndex) -> Measurement {
    switch portrait[hash]?.value {
    case .notApplicable(let why): return measurement(.notApplicable(why: why))
    case .text(let text):
      switch nearest(text, person, index) {
      case nil: break
      case .nobody:
        return measurement(.number(Double(PerceptualHash.bitCount)), "there is no other person's \(thing) yet")
      case .neighbour(let other):
        return measurement(
          .number(Double(other.distance)),
          "differs from the \(thing) of \(other.application), another person's application, in \(other.distance) of \(PerceptualHash.bitCount) bits"
        )
      }
    default: break
    }
    return measurement(.failed(why: "the \(thing) has no perceptual hash"))
  }

  private func measurement(_ value: MeasuredValue, _ evidence: String = "") -> Measurement {
    Measurement(name: description.name, value: value, unit: description.unit, evidence: evidence)
  }
}

extension Evidence {
  /// The portrait's hash as the worker took it.
  var portraitHash: PerceptualHash? { text(of: ImageHash.name).flatMap(PerceptualHash.init(_:)) }

  /// The face's hashes as the worker took them.
  var faceHash: FaceHash? { text(of: FaceHashMeasure.name).flatMap(FaceHash.init(_:)) }

  private func text(of measure: MeasureName) -> String? {
    guard case .text(let text) = portrait[measure]?.value else { return nil }
    return text
  }
}
