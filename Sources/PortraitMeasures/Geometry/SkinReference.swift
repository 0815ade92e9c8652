import Foundation
import PictureReading

/// Places on the mesh where skin is looked at, and the person's own skin colour to compare with.
extension AlignedFace {
  /// Forehead, bridge of the nose and under the eyes: bare even under a mask.
  private static let upperSkin: [[Int]] = [[151], [9], [6], [118], [347]]
  /// Nose and cheeks: under every mask and veil, above most beards.
  private static let lowerSkin: [[Int]] = [[4], [205], [425]]
  /// Under the eyes, where dark lenses reach and shadows seldom do.
  private static let underEyes: [[Int]] = [[230], [450]]
  /// Bare skin beside glasses.
  private static let besideGlasses: [[Int]] = [[151], [205], [425], [4]]

  /// Skin of the left cheek, each place with its mirror image: where no hair falls, as it does on temples and jaws.
  private static let sidePairs: [(left: Int, right: Int)] = [
    (50, 280), (205, 425), (36, 266), (101, 330), (118, 347), (207, 427), (216, 436), (204, 424), (187, 411),
    (206, 426),
  ]

  private func patches(_ places: [[Int]], radius: Double = 0.12) -> [PatchColour] {
    places.compactMap { patch($0, radius: radius) }
  }

  /// The person's skin by the upper half of the face.
  package var skin: PatchColour? { PatchColour(medianOf: patches(Self.upperSkin)) }

  /// The person's skin by places all over the face: right even where a hat, lenses or a mask hide a part of them.
  package var wholeSkin: PatchColour? {
    PatchColour(medianOf: patches(Self.upperSkin + Self.lowerSkin + [[50], [280]]))
  }

  /// How unlike the upper face the nose and cheeks are, 0 for the same colour.
  package var lowerFaceDistance: Double? {
    guard let skin else { return nil }
    let lower = patches(Self.lowerSkin)
    guard !lower.isEmpty else { return nil }
    return lower.reduce(0) { $0 + $1.distance(to: skin) } / Double(lower.count)
  }

  /// Brightness under the brighter eye over that of the bare skin; about 1 without glasses.
  package var underEyeBrightness: Double? {
    guard let skin = PatchColour(medianOf: patches(Self.besideGlasses)),
      let lens = patches(Self.underEyes, radius: 0.06).map(\.lightness).max()
    else { return nil }
    return exp(lens - skin.lightness)
  }

  /// Luma on the cheek to the right of the picture over that on the left, the median of pairs: a lock of hair or a
  /// shine on a cheek darkens or lightens only one of them.
  package var sideBalance: Double? {
    let differences = Self.sidePairs.compactMap { pair -> Double? in
      guard let left = patch([pair.left], radius: 0.1), let right = patch([pair.right], radius: 0.1) else { return nil }
      return right.lightness - left.lightness
    }
    return differences.count < Self.sidePairs.count / 2 ? nil : exp(median(differences))
  }

  /// Luma of the cheeks over that of the forehead, of its median place or its lightest, whichever is nearer: a fringe
  /// darkens most of a forehead, a shine lightens one place of it.
  package var heightBalance: Double? {
    let forehead = patches([[151], [108], [337], [9]], radius: 0.1).map(\.lightness)
    let cheeks = patches([[205], [425], [50], [280], [118], [347]], radius: 0.1).map(\.lightness)
    guard let lightest = forehead.max(), !cheeks.isEmpty else { return nil }
    let differences = [median(forehead), lightest].map { median(cheeks) - $0 }
    return differences.min { abs($0) < abs($1) }.map { exp($0) }
  }

  /// The drawing of the mouth against that of the eyes: how much brightness changes from row to row, 0 under a plain
  /// mask.
  package var mouthDetail: Double {
    let mouth = rowContrast(around: [13, 14], halfWidth: 0.42, halfHeight: 0.22)
    let eyes = [[33, 133], [362, 263]].map { rowContrast(around: $0, halfWidth: 0.3, halfHeight: 0.16) }
    // One grey level is added so that eyes nobody can see do not make a mouth of noise.
    return mouth / (eyes.reduce(0, +) / 2 + 1)
  }

  /// Mean difference between the lumas of neighbouring rows in a box.
  /// - Parameters:
  ///   - halfWidth: in eye distances.
  ///   - halfHeight: in eye distances.
  private func rowContrast(around landmarks: [Int], halfWidth: Double, halfHeight: Double) -> Double {
    let middle = landmarks.reduce(Point(x: 0, y: 0)) { $0 + points[$1] } * (1 / Double(landmarks.count))
    let columns = pixels.columns(from: middle.x - halfWidth * eyeDistance, to: middle.x + halfWidth * eyeDistance)
    let rows = pixels.rows(from: middle.y - halfHeight * eyeDistance, to: middle.y + halfHeight * eyeDistance)
    guard !columns.isEmpty, rows.count > 1 else { return 0 }
    var sum = 0.0
    for y in rows.dropLast() {
      for x in columns { sum += abs(pixels.colour(x: x, y: y + 1).luma - pixels.colour(x: x, y: y).luma) }
    }
    return sum / Double(columns.count * (rows.count - 1))
  }
}
