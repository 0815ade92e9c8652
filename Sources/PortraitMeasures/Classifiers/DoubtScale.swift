import Foundation
import PictureReading
import ReviewDomain

/// How far a value is on the way from what is usual in good photos to where it alone would be doubtful.
///
/// The usual values are medians over good photos, real and rendered; the limits are those at which the shipped rules refer, or one
/// good photo in a hundred where they have none. What measures skin tone or framing is left out: it differs between people and
/// between cameras without being a fault.
package struct DoubtScale: Sendable {
  package let measure: any Measure<PortraitSight>.Type
  /// 0 on the way.
  package let usual: Double
  /// 1 on the way; on both sides of the usual value where both are faults.
  package let limits: [Double]
  let spacing: Spacing

  /// On which scale equal steps mean equally much.
  enum Spacing {
    case even
    /// Ratios, such as sharpness.
    case logarithmic
    /// Probabilities.
    case odds

    func place(_ value: Double) -> Double {
      switch self {
      case .even: return value
      case .logarithmic: return log(max(value, 0.01))
      case .odds:
        let share = min(max(value, 1e-4), 1 - 1e-4)
        return log(share / (1 - share))
      }
    }
  }

  /// No measure alone counts for more than this.
  private static let most = 1.5

  init(_ measure: any Measure<PortraitSight>.Type, usual: Double, limits: Double..., spacing: Spacing = .even) {
    self.measure = measure
    self.usual = usual
    self.limits = limits
    self.spacing = spacing
  }

  /// 0 at the usual value and on its good side, 1 at a limit.
  package func doubt(at value: Double) -> Double {
    let start = spacing.place(usual)
    let ways = limits.map { (spacing.place(value) - start) / (spacing.place($0) - start) }
    return min(max(ways.max() ?? 0, 0), Self.most)
  }

  package static let all: [DoubtScale] = [
    DoubtScale(PoseYaw.self, usual: 0, limits: -13, 13),
    DoubtScale(PosePitch.self, usual: 3.5, limits: -12, 17),
    DoubtScale(PoseRoll.self, usual: 0, limits: -8, 8),
    DoubtScale(FaceScore.self, usual: 0.93, limits: 0.8),
    DoubtScale(HeadCutHair.self, usual: 0, limits: 0.14),
    DoubtScale(EyesOpen.self, usual: 0.32, limits: 0.17),
    DoubtScale(FaceSharpness.self, usual: 0.62, limits: 0.43, spacing: .logarithmic),
    DoubtScale(FaceMotion.self, usual: 0.27, limits: 0.175, spacing: .logarithmic),
    DoubtScale(FaceUneven.self, usual: 0.1, limits: 0.37),
    DoubtScale(LowerFaceSkin.self, usual: 0.05, limits: 0.19, spacing: .logarithmic),
    DoubtScale(FaceMouthDetail.self, usual: 0.79, limits: 0.42, spacing: .logarithmic),
    DoubtScale(FaceCovered.self, usual: 0.006, limits: 0.2, spacing: .odds),
    DoubtScale(EyesDark.self, usual: 0.95, limits: 0.72),
    DoubtScale(EyesLenses.self, usual: 0.01, limits: 0.35, spacing: .odds),
    DoubtScale(HeadgearHeight.self, usual: 0.38, limits: 0.8),
    DoubtScale(HeadgearBreadth.self, usual: 0.95, limits: 1.27),
    DoubtScale(HeadgearArea.self, usual: 0.01, limits: 0.55),
    DoubtScale(HeadgearLikelihood.self, usual: 0.01, limits: 0.5, spacing: .odds),
  ]
}
