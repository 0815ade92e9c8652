import ArgumentParser
import Foundation
import NightRun
import PictureReading
import UploadInspection

/// The mean of what stands for faces, for `make mean-face`. Of many people it is nobody's.
struct MeanFace: ReviewCommand {
  static let configuration = CommandConfiguration(
    commandName: "mean-face",
    abstract: "Print the mean of what stands for the faces on photos of many people, as JSON.",
    discussion: """
      Example:
        card-review dev mean-face photos/*.jpg
      """)

  /// Fewer faces than this are not averaged: their mean would still tell of each.
  static let fewest = 100

  @Argument(help: ArgumentHelp("The photos.", valueName: "file"))
  var files: [String]

  func run(in context: CommandContext) async throws {
    let inspector = try PhotoInspector(networks: context.networks())
    let faces = try files.compactMap { file in
      try inspector.face(on: Uploads(portrait: URL(filePath: file).absoluteURL, identity: nil))?.features
    }
    guard faces.count >= Self.fewest, let mean = FaceFeatures.mean(of: faces) else {
      throw CommandFailure(
        .badData, "\(faces.count) of \(files.count) photos have a face; name photos of \(Self.fewest) people or more")
    }
    // Four digits are more than two means of half of the faces agree in.
    let numbers = mean.values.map { String(format: "%.4f", $0) }
    try context.write("[\(numbers.joined(separator: ", "))]\n")
  }
}
