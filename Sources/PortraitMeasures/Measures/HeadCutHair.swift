import PictureReading
import ReviewDomain

/// Whether the picture's top edge cuts through hair.
package enum HeadCutHair: Measure {
  package static let name: MeasureName = "head.cut_hair"
  package static let unit = "face widths"
  package static let summary =
    "How much of the picture's top edge has the colour of the hair under it and not of the backdrop beside it; 0 where hair and "
    + "backdrop look alike, which `head.touches_top` does not mind"

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withFace { view in
      guard let person = view.person else { return .failed("the person mask is missing") }
      let width = TopEdge.hairWidth(mesh: view.mesh, person: person, head: view.head, frame: view.frame)
      guard let width else { return Reading(.number(0), "hair and backdrop look alike at the top edge") }
      return Reading(.number(width), width > 0 ? "the top edge cuts \(decimals(width)) face widths of hair" : "")
    }
  }
}
