import Foundation
import PictureReading

/// Rendered people who do not exist, 768 × 1024 pixels, with exact ground truth of the person on the left.
package enum TestPortrait: String, CaseIterable, Sendable {
  /// Nothing wrong with it; cream backdrop.
  case frontalCream = "frontal-cream"
  /// Nothing wrong with it; white backdrop, flash.
  case frontalWhite = "frontal-white"
  /// A head turned to the side.
  case turnedHead = "turned-head"
  case twoPeople = "two-people"

  package struct Truth: Sendable {
    /// The pupil on the picture's left side, then the one on its right.
    package let eyes: [Point]
    package let chin: Point
    /// Topmost row of head and hair.
    package let top: Double
    /// Degrees: nose to the right of the picture, chin up, crown to the right are positive.
    package let yaw: Double
    package let pitch: Double
    package let roll: Double
  }

  package func url() throws -> URL {
    guard let url = Bundle.module.url(forResource: rawValue, withExtension: "jpg", subdirectory: "Resources") else {
      throw CocoaError(.fileNoSuchFile)
    }
    return url
  }

  package func pixels() throws -> Pixels { try PictureDecoder.open(url()).picture.get().frame }

  package var truth: Truth {
    switch self {
    case .frontalCream:
      Truth(
        eyes: [Point(x: 346.0, y: 263.6), Point(x: 428.6, y: 265.4)],
        chin: Point(x: 383.9, y: 433.8), top: 133.8, yaw: -2.2, pitch: 2.3, roll: 1.3)
    case .frontalWhite:
      Truth(
        eyes: [Point(x: 341.9, y: 349.5), Point(x: 451.9, y: 346.6)],
        chin: Point(x: 399.8, y: 553.7), top: 138.0, yaw: -0.2, pitch: -0.6, roll: -1.5)
    case .turnedHead:
      Truth(
        eyes: [Point(x: 386.4, y: 381.0), Point(x: 504.9, y: 381.2)],
        chin: Point(x: 430.7, y: 613.3), top: 146.1, yaw: 32, pitch: 2, roll: 0)
    case .twoPeople:
      Truth(
        eyes: [Point(x: 146.2, y: 315.1), Point(x: 197.5, y: 315.1)],
        chin: Point(x: 172.6, y: 426.2), top: 217.5, yaw: 0, pitch: 0, roll: 0)
    }
  }
}
