import ArgumentParser
import Foundation
import NightRun
import PictureReading
import UploadInspection

/// What the face recognition network sees of photos, for `make face-ranges`.
struct FaceChips: ReviewCommand {
  static let configuration = CommandConfiguration(
    commandName: "face-chips",
    abstract: "Write what the face recognition network sees of each face into a folder, as PNG files.",
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
      guard let chip = try inspector.faceChip(on: URL(filePath: file).absoluteURL) else { continue }
      let target = URL(filePath: output).appending(path: "\(number).png")
      try Data(try Annotator.png(Annotation(texts: []), over: chip)).write(to: target)
    }
  }
}
