import PictureReading
import ReviewDomain

/// How much of what is written over the photo can be read.
package enum EditLetters: Measure {
  package static let name: MeasureName = "edit.letters"
  package static let unit = "characters"
  package static let summary =
    "Letters, digits and ideographs read in small lines of text above, below or beside the face and in any across the head, each by "
    + "more than 50 %: what can be read is writing, however short, and no pattern or ornament"

  private static let leastProbability = 0.5
  /// Of the picture's height. Marks are small; what is written large on a wall behind somebody is none, and across a photo it is long
  /// (`edit.caption`).
  private static let greatestHeight = 0.04

  package static func take(_ sight: PortraitSight) -> Reading {
    sight.withFace { view in
      do throws(InferenceError) {
        let small = try sight.captions.get().filter {
          $0.outline.thickness < greatestHeight * Double(view.frame.height)
        }
        let across = try sight.findLines(across: view.head).get().filter { !small.contains($0) }
        let text = try sight.observation.read(small + across).get()
        let letters = text.lines.flatMap(\.characters).count {
          $0.probability > leastProbability && ($0.character.isLetter || $0.character.isNumber)
        }
        return Reading(.number(Double(letters)), "\(letters) letters and digits can be read over the photo")
      } catch {
        return .failed(error.description)
      }
    }
  }
}
