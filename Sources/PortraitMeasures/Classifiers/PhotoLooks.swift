import Foundation
import PictureReading

/// What a photo looks like, as far as it may be at fault: one logistic regression a fault over `PhotoFeatures`.
package struct PhotoLooks: Sendable {
  /// What is looked for; each has a measure of its own in Measures/Looks, named for it.
  package enum Fault: String, Sendable, CaseIterable, Codable {
    /// Blurred, enlarged from few pixels, noisy, or spoilt by compression.
    case unsharp
    /// Too dark, too bright, or lit from one side only.
    case badlyLit = "badly_lit"
    /// Tinted, grey, or in two colours.
    case tinted
    /// A hand, a thing, a mask or hair before the face.
    case covered
    /// Dark lenses, reflections, a bar, or closed lids where the eyes should be.
    case eyesHidden = "eyes_hidden"
    /// A hat, cap, hood or cloth.
    case headgear
    /// Turned away, looking up or down, or leaning.
    case turned
    /// A caption, sticker, frame or filter.
    case edited
    /// Text over the photo, or on a document in it.
    case written
    /// A head without neck and shoulders, cut out or cut off.
    case cutOut = "cut_out"
    /// Any of these: what a reviewer would not let pass at a glance.
    case defective
  }

  private struct Regression: Sendable, Hashable {
    let bias: Float
    let weights: [Float]
  }

  private let means: [Float]
  private let spreads: [Float]
  private let regressions: [Fault: Regression]

  /// No feature counts for more than this many spreads: a pattern that was never seen before should not decide alone.
  private static let limit: Float = 8

  /// How likely each fault is, 0 to 1.
  package func likelihoods(of photo: PhotoFeatures) -> [Fault: Double] {
    let standard = zip(photo.values, zip(means, spreads)).map { value, scale in
      max(-Self.limit, min(Self.limit, (value - scale.0) / scale.1))
    }
    return regressions.mapValues { regression in
      let sum = zip(standard, regression.weights).reduce(regression.bias) { $0 + $1.0 * $1.1 }
      return 1 / (1 + exp(-Double(sum)))
    }
  }
}

extension PhotoLooks: Decodable {
  /// The ones built into the program.
  package static let shipped = Result {
    try JSONDecoder().decode(PhotoLooks.self, from: Data(PackageResources.photo_looks_json))
  }

  private enum CodingKeys: String, CodingKey {
    case means, spreads, faults
  }

  private struct Weights: Decodable {
    let bias: Float
    let weights: PackedFloats
  }

  /// - Throws: `DecodingError` for weights that do not fit `PhotoFeatures`, or a fault without any.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    means = try container.decode(PackedFloats.self, forKey: .means).values
    spreads = try container.decode(PackedFloats.self, forKey: .spreads).values
    let faults = try container.decode([String: Weights].self, forKey: .faults)
    regressions = Dictionary(
      uniqueKeysWithValues: Fault.allCases.compactMap { fault in
        faults[fault.rawValue].map { (fault, Regression(bias: $0.bias, weights: $0.weights.values)) }
      })
    let lengths = [means.count, spreads.count] + regressions.values.map(\.weights.count)
    guard lengths.allSatisfy({ $0 == PhotoFeatures.count }), regressions.count == Fault.allCases.count,
      spreads.allSatisfy({ $0 > 0 })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .faults, in: container, debugDescription: "the weights do not fit what the trunks answer")
    }
  }
}

/// Numbers of four bytes each, the lowest first, in base 64.
private struct PackedFloats: Decodable {
  let values: [Float]

  init(from decoder: any Decoder) throws {
    let data = try decoder.singleValueContainer().decode(Data.self)
    values = data.withUnsafeBytes { bytes in
      (0..<bytes.count / 4).map { index in
        Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self)))
      }
    }
  }
}

/// Weights that came with the program and do not fit it.
struct UnreadableWeights: Error, CustomStringConvertible {
  let why: String

  var description: String { "the weights of what heads look like cannot be read: \(why)" }
}
