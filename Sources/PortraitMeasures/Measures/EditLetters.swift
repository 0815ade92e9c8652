import PictureReading
import ReviewDomain

/// How much of what is written over the photo can be read.
package enum EditLetters: Measure {
  package static let name: MeasureName = "edit.letters"
  package static let unit = "characters"
  package static let summary =
    "Letters, digits and ideographs read in small lines of text above, below or beside the face, each by more than 50 %: what can be "
    + "read is writing, however short, and no pattern or ornament"

  private static let leastProbability = 0.5
  /// Of the picture's height. Marks are small; what is written large on a wall behind somebody is none, and across a photo it is long
  /// (`edit.caption`).
  private static let greatestHeight = 0.04

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withFace { view in
      let small = sight.captions.map { lines in
        lines.filter { $0.box.height < greatestHeight * Double(view.frame.height) }
      }
      switch small.flatMap(sight.observation.read) {
      case .failure(let fault): return .failed(fault.description)
      case .success(let text):
        let letters = text.lines.flatMap(\.characters).count {
          $0.probability > leastProbability && ($0.character.isLetter || $0.character.isNumber)
        }
        return Reading(.number(Double(letters)), "\(letters) letters and digits can be read around the face")
      }
    }
  }
}
