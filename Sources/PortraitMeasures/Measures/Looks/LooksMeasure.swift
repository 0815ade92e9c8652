import PictureReading
import ReviewDomain

/// A measure that asks `PhotoLooks` about one fault.
protocol LooksMeasure: Measure<PortraitSight> {
  static var fault: PhotoLooks.Fault { get }
  /// What the head looks like where the fault is there: "looks … by 80 %".
  static var words: String { get }
}

extension LooksMeasure {
  package static var name: MeasureName { MeasureName(rawValue: "looks.\(fault.rawValue)") }
  package static var unit: String { "probability" }

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withFace { _ in
      sight.withLooks { looks in
        let likelihood = looks[fault] ?? 1
        return Reading(.number(likelihood), "looks \(words) by \(percent(likelihood))")
      }
    }
  }
}
