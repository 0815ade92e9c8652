import ArgumentParser
import Foundation
import NightRun
import PhotoEvaluation
import PictureReading
import UploadInspection

/// How far apart faces are, for `make likeness`: what stands for a face never leaves the program, only differences do.
struct FaceDistances: ReviewCommand {
  static let configuration = CommandConfiguration(
    commandName: "face-distances",
    abstract: "Print how far apart the faces of known people are, one pair a line of JSON.",
    discussion: """
      Each document is compared with every photo but the one its portrait was printed from, each photo with those after it.

      Example:
        card-review dev face-distances people.csv
      """)

  @Argument(help: ArgumentHelp("A label file with the columns file, person and printed_from.", valueName: "labels.csv"))
  var labels: String

  func run(in context: CommandContext) async throws {
    let labelled = try FaceLabelFile.read(URL(filePath: labels).absoluteURL)
    try LabelledPhotos.check(labelled.map { ($0.file, $0.url) }, of: labels)
    let inspector = try PhotoInspector(networks: context.networks())
    let faces = try labelled.map { label in
      let isDocument = label.printedFrom != nil
      let uploads = Uploads(portrait: isDocument ? nil : label.url, identity: isDocument ? label.url : nil)
      return (label, try inspector.face(on: uploads))
    }
    for (index, (label, face)) in faces.enumerated() {
      guard let face else {
        context.warn("card-review: \(label.file): no face is found")
        continue
      }
      let others = label.printedFrom == nil ? faces[(index + 1)...] : faces[...]
      for case (let other, let otherFace?) in others where label.isComparable(with: other) {
        let line = FacePair(
          first: label.file, second: other.file, same: label.person == other.person,
          isDocument: label.printedFrom != nil, angle: face.features.angle(to: otherFace.features),
          eyeDistance: min(face.eyeDistance, otherFace.eyeDistance))
        try context.write(String(decoding: JSONEncoder().encode(line), as: UTF8.self) + "\n")
      }
    }
  }
}

/// Two faces that were compared.
private struct FacePair: Encodable {
  let first: String
  let second: String
  let same: Bool
  /// Whether the first is the portrait on a document.
  let isDocument: Bool
  /// In degrees.
  let angle: Double
  /// Of the smaller face, in pixels of its file.
  let eyeDistance: Double
}
