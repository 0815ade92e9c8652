import Foundation

/// What speaks for a picture that shows a document and not a person.
package struct DocumentSigns: Sendable, Hashable {
  /// Whether there is, or may be, a second face: a photo on a card that somebody holds.
  package let mayHoldMoreFaces: Bool
  /// Area of the main face over that of the frame; 0 without a face.
  package let faceArea: Double
  /// How far the main face is from the frame's vertical middle line, in frame widths; 0 without a face.
  package let faceOffset: Double
  /// How many faces there are for certain.
  package let faces: Int
  /// Lines of text, those on the person left out unless a card may hide the person; nil where nobody looked, since
  /// the face alone made a document unlikely.
  package let textLines: Int?

  package init(
    faces: Int, mayHoldMoreFaces: Bool = false, faceArea: Double, faceOffset: Double, textLines: Int?
  ) {
    self.faces = faces
    self.mayHoldMoreFaces = mayHoldMoreFaces
    self.faceArea = faceArea
    self.faceOffset = faceOffset
    self.textLines = textLines
  }

  /// Faces on documents take less of the picture than this, faces on half-body photos more.
  private static let portraitFaceArea = 0.065
  /// Portraits stand nearer to the middle than this.
  private static let portraitOffset = 0.1
  /// A document has no more faces than this: its portrait, the pale repetition and a stamp's.
  private static let mostFaces = 3
  /// Photos of people are seldom this much wider than high.
  private static let portraitAspect = 1.25

  /// Whether the places of the faces leave a doubt that only reading for text can settle.
  package static func leaveDoubt(faces: [DetectedFace], mayHoldMore: Bool, frame: Pixels) -> Bool {
    guard let main = faces.first else { return true }
    let (width, height) = (Double(frame.width), Double(frame.height))
    return main.box.area / (width * height) < portraitFaceArea
      || abs(main.box.centre.x / width - 0.5) > portraitOffset
      || width / height > portraitAspect
      || faces.count > 1 || mayHoldMore
  }

  /// - Parameter lines: nil where nobody looked.
  package init(
    faces: [DetectedFace], mayHoldMore: Bool, frame: Pixels, person: PersonView?, lines: [TextLine]?
  ) {
    let severalFaces = faces.count > 1 || mayHoldMore
    mayHoldMoreFaces = severalFaces
    let (width, height) = (Double(frame.width), Double(frame.height))
    self.faces = faces.count
    faceArea = faces.first.map { $0.box.area / (width * height) } ?? 0
    faceOffset = faces.first.map { abs($0.box.centre.x / width - 0.5) } ?? 0
    textLines = lines.map { lines in
      lines.count { $0.isLine(in: frame) && (severalFaces || !(person.map($0.isOn) ?? false)) }
    }
  }

  /// Whether the main face is as large and as near the middle as on photos of people.
  package var isLaidOutAsPortrait: Bool {
    faces > 0 && faceArea > Self.portraitFaceArea && faceOffset < Self.portraitOffset
  }

  /// How likely there is a document in the picture at all, whoever else is in it, 0 to 1: a document has five lines
  /// of text or more; where somebody stands as for a portrait, stripes and folds pass for one or two.
  package var presence: Double {
    let expected = isLaidOutAsPortrait ? 6.5 : 4.5
    return 1 / (1 + exp(-0.9 * (Double(textLines ?? 0) - expected)))
  }

  /// How likely the picture shows a document instead of a person, 0 to 1. The weights were set by hand where specimen
  /// cards, passports and pages part from portraits with text in the background, such as flags and banners.
  package var likelihood: Double {
    guard let textLines else { return 0 }
    let text = 0.9 * (Double(min(textLines, 12)) - 5)
    // Shop signs, screens, gauges and labels on goods have up to ten lines: without a face, only a page has more.
    guard faces > 0 else { return 1 / (1 + exp(-(text - 4.5))) }
    let place = 12 * (min(faceOffset, 0.25) - 0.1) + 35 * (Self.portraitFaceArea - min(faceArea, 0.15))
    let likelihood = 1 / (1 + exp(-(text + place)))
    // A card in the hand of somebody who is large and in the middle: a document is in the picture, but so is a
    // portrait. Many faces are rather people, or pictures of people, with something written on them.
    return isLaidOutAsPortrait || faces > Self.mostFaces ? min(likelihood, 0.5) : likelihood
  }
}

extension TextLine {
  /// Leaves out the large smudges that the detector sees on plain walls.
  package func isLine(in frame: Pixels) -> Bool {
    box.height < 0.12 * Double(frame.height) && box.area < 0.06 * Double(frame.width * frame.height)
  }

  /// Whether most of the line lies on the person, as print on a shirt does.
  fileprivate func isOn(_ person: PersonView) -> Bool {
    [0.1, 0.3, 0.5, 0.7, 0.9].count {
      person.isPerson(Point(x: box.x + $0 * box.width, y: box.y + box.height / 2))
    } >= 3
  }
}
