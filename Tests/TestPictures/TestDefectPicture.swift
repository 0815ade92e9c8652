import Foundation
import PictureReading

/// Pictures that should not pass: rendered people who do not exist, and specimen documents no office issued.
package enum TestDefectPicture: String, CaseIterable, Sendable {
  /// A face mask over nose and mouth.
  case maskedFace = "masked-face"
  case darkLenses = "dark-lenses"
  case brimmedHat = "brimmed-hat"
  /// The head is cut by the picture's top edge.
  case cutCrown = "cut-crown"
  /// A whole body; the head takes 8 % of the picture's height.
  case distantPerson = "distant-person"
  /// A suit with nobody in it.
  case emptySuit = "empty-suit"
  /// A scanned specimen of an identity card.
  case specimenCard = "specimen-card"
  /// A person who holds such a card beside the face.
  case heldCard = "held-card"

  package func url() throws -> URL {
    guard let url = Bundle.module.url(forResource: rawValue, withExtension: "jpg", subdirectory: "Resources") else {
      throw CocoaError(.fileNoSuchFile)
    }
    return url
  }

  package func pixels() throws -> Pixels { try PictureDecoder.open(url()).picture.get().frame }
}
