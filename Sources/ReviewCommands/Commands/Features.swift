import ArgumentParser
import Foundation
import NightRun
import PictureReading
import PortraitMeasures
import UploadInspection

/// What the classifiers see of photos, for `make train`: training and use share this code.
struct Features: ReviewCommand {
  static let configuration = CommandConfiguration(
    commandName: "features", abstract: "Print what the classifiers see of photos, one JSON object a line.",
    shouldDisplay: false)

  @Argument(help: ArgumentHelp("The photos.", valueName: "file"))
  var files: [String]

  func run(in context: CommandContext) async throws {
    let inspector = try PhotoInspector(networks: context.networks())
    for file in files {
      let uploads = Uploads(portrait: URL(filePath: file).absoluteURL, identity: nil)
      guard let sight = inspector.sights(of: uploads).portrait else { continue }
      let seen = sight.observation
      // What has no face is left away: there is nothing to learn from it.
      guard let picture = seen.picture, seen.pixelTurn == 0, let mesh = seen.mesh, let crown = seen.head?.crown,
        let grid = sight.grid, let shape = sight.headgear, let features = try seen.photoFeatures?.get()
      else { continue }
      let line = FeatureLine(
        file: file, width: picture.frame.width, height: picture.frame.height, crown: crown,
        mesh: mesh.points.map { [Self.rounded($0.x), Self.rounded($0.y)] }, grid: grid.values.map(Self.rounded),
        shape: shape.values.map(Self.rounded), features: features.packed)
      try context.write(String(decoding: JSONEncoder().encode(line), as: UTF8.self) + "\n")
    }
  }

  /// Three decimals are more than a picture holds.
  private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}

/// One photo with a face.
private struct FeatureLine: Encodable {
  let file: String
  /// Of the frame in which `mesh` and `crown` are given.
  let width: Int
  let height: Int
  let crown: Double
  let mesh: [[Double]]
  let grid: [Double]
  /// Height, breadth and odd share of what is above the forehead.
  let shape: [Double]
  /// `PhotoFeatures`, four bytes each, the lowest first; base 64 in the JSON.
  let features: Data
}

extension PhotoFeatures {
  fileprivate var packed: Data {
    values.reduce(into: Data(capacity: 4 * values.count)) { data, value in
      withUnsafeBytes(of: value.bitPattern.littleEndian) { data.append(contentsOf: $0) }
    }
  }
}
