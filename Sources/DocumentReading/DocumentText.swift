import Foundation
import PictureReading

/// How well the text on a document can be read.
package struct DocumentText: Sendable, Hashable {
  /// The median height of its lines in native pixels.
  package let lineHeight: Double
  /// The median of the lines' Laplacian energy over contrast, each line shrunk to one height; see
  /// `FaceDetail.sharpness`.
  package let sharpness: Double
  /// The brightest tenth of the ground the lines stand on, 0 to 1.
  package let lights: Double

  package init(lineHeight: Double, sharpness: Double, lights: Double) {
    self.lineHeight = lineHeight
    self.sharpness = sharpness
    self.lights = lights
  }

  /// The detector marks the core of a line; the letters are about this much higher.
  private static let letterHeight = 1.6
  /// Line height in pixels at which sharpness is judged; lower lines are taken as they are.
  private static let judgedHeight = 14.0
  /// Looking at this many of the longest lines is enough.
  private static let judgedLines = 12

  /// - Returns: nil without a line.
  package init?(lines: [TextLine], frame: Pixels, scale: Int) {
    let real = lines.filter { $0.isLine(in: frame) }
    guard !real.isEmpty else { return nil }
    lineHeight = median(real.map { $0.thickness * Self.letterHeight }) * Double(scale)
    let longest = real.sorted { $0.box.area > $1.box.area }.prefix(Self.judgedLines)
    let samples = longest.map { line in
      let height = line.thickness * Self.letterHeight
      let size = max(8, Int((min(Self.judgedHeight, height) * 3).rounded()))
      let view = SquareView(centre: line.box.centre, side: 3 * height, angle: 0, size: size)
      return FaceDetail(side: size, lumas: view.crop(from: frame).lumas())
    }
    sharpness = median(samples.map(\.sharpness))
    lights = median(samples.map { quantile($0.lumas, 0.9) }) / 255
  }
}

extension TextLine {
  /// The shorter side: text on a card that lies on its side runs up the picture.
  fileprivate var thickness: Double { min(box.width, box.height) }
}
