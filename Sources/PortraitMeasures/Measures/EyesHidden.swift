import PictureReading
import ReviewDomain

/// Whether an eye is hidden by two signs together, neither of which is enough alone.
package enum EyesHidden: Measure {
  package static let name: MeasureName = "eyes.hidden"
  package static let unit = "share"
  package static let summary =
    "The weaker of two signs: how much the eyes look hidden (looks.eyes_hidden), and how little drawing the fainter one has (eyes.drawing, "
    + "0 from 0.5, 1 up to 0.3); small eyes have little drawing, and rims hide some, but seldom both"

  private static let full = 0.5
  private static let faint = 0.3

  package static func take(_ sight: PortraitSight) -> Reading {
    let drawing = sight.reading(of: EyesDrawing.self)
    guard case .number(let least) = drawing.value else { return Reading(drawing.value, drawing.evidence) }
    return sight.withLooks { looks in
      let lack = min(1, max(0, (full - least) / (full - faint)))
      let hidden = min(looks[.eyesHidden] ?? 1, lack)
      return Reading(.number(hidden), "both signs say by \(percent(hidden)) or more that an eye is hidden")
    }
  }
}
