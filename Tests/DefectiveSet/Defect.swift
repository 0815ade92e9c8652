import PictureReading
import TestPictures

/// A way to spoil a good photo, with the reason a reviewer would give for it.
struct Defect: Sendable {
  let name: String
  let reason: String
  /// Makes the defect, its size measured by the face; nil where this photo does not allow it.
  let make: @Sendable (Pixels, Face) throws -> Pixels?

  /// Where the photo's main face is.
  struct Face: Sendable {
    let head: HeadGeometry
    /// Pixels between the eyes.
    let eyes: Double

    var middle: Double { (head.left + head.right) / 2 }
  }

  static let all: [Defect] = blurs + lights + crops + others

  private static let blurs = [
    Defect(name: "blur-gaussian", reason: "features_unclear") { try $0.blurred(sigma: 0.08 * $1.eyes) },
    Defect(name: "blur-motion", reason: "features_unclear") {
      try $0.motionBlurred(length: max(3, Int(0.3 * $1.eyes)))
    },
    Defect(name: "detail-lost", reason: "features_unclear") { try $0.withLostDetail(factor: max(2, $1.eyes / 9)) },
    Defect(name: "recompressed", reason: "features_unclear") { picture, _ in try picture.recompressed(quality: 2) },
  ]

  private static let lights = [
    Defect(name: "too-dark", reason: "features_unclear") { picture, _ in try picture.exposed(gain: 0.14) },
    Defect(name: "too-bright", reason: "features_unclear") { picture, _ in try picture.exposed(gain: 3.2) },
    Defect(name: "light-uneven", reason: "features_unclear") { picture, face in
      // All of the fall lies within the face, so that the size of the picture does not matter.
      let left = Int(face.head.left) - Int(face.eyes / 2)
      let right = Int(face.head.right) + Int(face.eyes / 2)
      guard left > 0, right < picture.width else { return nil }
      return try picture.cropped(x: left, y: 0, width: right - left, height: picture.height).unevenlyLit(share: 0.05)
    },
  ]

  private static let crops = [
    Defect(name: "crop-top", reason: "head_cropped") { picture, face in
      try cropped(picture, top: face.head.crown + 0.12 * face.head.height)
    },
    Defect(name: "crop-left", reason: "head_cropped") { picture, face in
      try cropped(picture, left: face.head.left + 0.15 * (face.head.right - face.head.left))
    },
    Defect(name: "crop-right", reason: "head_cropped") { picture, face in
      try cropped(picture, right: face.head.right - 0.15 * (face.head.right - face.head.left))
    },
    Defect(name: "crop-chin", reason: "head_cropped") { picture, face in
      try cropped(picture, bottom: face.head.chin - 0.1 * face.head.height)
    },
  ]

  private static let others = [
    Defect(name: "leaning", reason: "not_frontal") { picture, _ in try picture.rotated(degrees: 22) },
    Defect(name: "small", reason: "portrait_too_small") { picture, face in
      let scale = 0.09 * Double(picture.height) / face.head.height
      let small = try picture.resized(by: scale)
      return try small.placed(
        onWidth: picture.width, height: picture.height, x: (picture.width - small.width) / 2,
        y: (picture.height - small.height) / 2, colour: [205, 208, 212])
    },
    Defect(name: "two-people", reason: "not_single_person") { picture, _ in
      // The picture beside itself stands for a second person: the detector does not ask who it is.
      try picture.bordered(right: picture.width).joined(with: picture)
    },
    Defect(name: "grey", reason: "edited") { picture, _ in try picture.inGrey() },
    Defect(name: "bordered", reason: "edited") { picture, _ in
      let width = picture.width / 14
      return try picture.bordered(left: width, right: width, top: width, bottom: width, colour: [230, 40, 120])
    },
  ]

  private static func cropped(
    _ picture: Pixels, left: Double = 0, right: Double? = nil, top: Double = 0, bottom: Double? = nil
  ) throws -> Pixels? {
    let x = max(0, Int(left))
    let y = max(0, Int(top))
    let width = Int(right ?? Double(picture.width)) - x
    let height = Int(bottom ?? Double(picture.height)) - y
    guard width > 32, height > 32, x + width <= picture.width, y + height <= picture.height else { return nil }
    return try picture.cropped(x: x, y: y, width: width, height: height)
  }
}
