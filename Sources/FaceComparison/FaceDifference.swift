import Foundation
import PictureReading

/// How unlike two faces are, in two ways that err on different pairs.
///
/// The network was taught mostly on people of Europe and America, so that faces of Asia lie close together, far from the middle of what it
/// knows: their distances are small, whoever they are of. Seen from their own middle they lie in all directions.
package struct FaceDifference: Sendable {
  /// 0 to about 1.2.
  package let distance: Double
  /// Degrees between the two as seen from the mean face.
  package let angle: Double

  package init(_ first: FaceFeatures, _ second: FaceFeatures) {
    distance = first.distance(to: second)
    angle = first.angle(to: second, from: .meanOfAsia)
  }
}

extension FaceFeatures {
  /// The mean of everyday photos of people of Asia, 2 to 80 years old; `make mean-face` wrote it into mean-face.json.
  static let meanOfAsia: FaceFeatures = {
    guard let values = try? JSONDecoder().decode([Float].self, from: Data(PackageResources.mean_face_json)) else {
      preconditionFailure("mean-face.json, which is built into the program, is no list of numbers")
    }
    return FaceFeatures(values: values)
  }()
}
