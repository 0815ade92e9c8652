import ArgumentParser
import Foundation
import NightRun
import PictureReading
import UploadInspection

/// What the face recognition network sees of photos, for `make face-ranges`.
struct FaceChips: ReviewCommand {
  static let configuration = CommandConfiguration(
    commandName: "face-chips",
    abstract: "Write the two views of each face that the face recognition network sees into a folder, as PNG files.",
    discussion: """
      Example:
        card-review dev face-chips photos/*.jpg --output chips
      """)

  @Argument(help: ArgumentHelp("The photos.", valueName: "file"))
  var files: [String]
  @Option(help: ArgumentHelp("The folder, which must be there.", valueName: "dir"))
  var output: String

  func run(in context: CommandContext) async throws {
    let inspector = try PhotoInspector(networks: context.networks())
    for (number, file) in files.enumerated() {
      guard let chips = try inspector.faceChips(on: URL(filePath: file).absoluteURL) else { continue }
      for (name, chip) in [("closer", chips.closer), ("farther", chips.farther)] {
        let target = URL(filePath: output).appending(path: "\(number)-\(name).png")
        try Data(try Annotator.png(Annotation(texts: []), over: chip)).write(to: target)
      }
    }
  }
}
