import Foundation

/// What is known of an uploaded file without looking at a pixel.
package struct FileFacts: Sendable, Hashable {
  package let url: URL
  /// Nil where the file could not be opened.
  package let byteCount: Int?
  package let format: PictureFormat
  /// The picture's size after its EXIF turn; nil when no header could be read.
  package let size: PixelSize?
  /// The EXIF orientation; `.upright` where the file states none.
  package let orientation: Orientation
  /// What the file says of the programs that made it.
  package let softwareTraces: SoftwareTraces

  package init(
    url: URL, byteCount: Int?, format: PictureFormat, size: PixelSize? = nil, orientation: Orientation = .upright,
    softwareTraces: SoftwareTraces = SoftwareTraces()
  ) {
    self.url = url
    self.byteCount = byteCount
    self.format = format
    self.size = size
    self.orientation = orientation
    self.softwareTraces = softwareTraces
  }
}

/// A width and a height in pixels.
package struct PixelSize: Sendable, Hashable {
  package let width: Int
  package let height: Int

  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  package var count: Int { width * height }
  package var longSide: Int { max(width, height) }
  package var transposed: PixelSize { PixelSize(width: height, height: width) }
}
