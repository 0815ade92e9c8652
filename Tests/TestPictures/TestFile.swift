import CVips
import Foundation
import PictureReading

/// Bytes of picture files with any header.
package struct TestFile {
  package var bytes: [UInt8]

  package init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// - Parameters:
  ///   - suffix: The format with libvips' options, such as `.jpg[Q=60,interlace]`.
  ///   - orientation: The EXIF orientation, 1 to 8.
  ///   - texts: Header texts by libvips' names, such as `exif-ifd0-Software`.
  ///   - blobs: Binary header fields by libvips' names, such as `xmp-data`.
  ///   - prepare: What happens to the pixels first, such as a change of colour space.
  package init(
    _ pixels: Pixels, as suffix: String, orientation: Int? = nil, texts: [String: String] = [:],
    blobs: [String: [UInt8]] = [:], prepare: (VipsPicture) throws -> VipsPicture = { $0 }
  ) throws {
    bytes = try pixels.withVips { picture in
      let prepared = try prepare(picture).inMemory()
      if let orientation { vips_image_set_int(prepared.image, VIPS_META_ORIENTATION, Int32(orientation)) }
      for (name, text) in texts { vips_image_set_string(prepared.image, name, text) }
      for (name, blob) in blobs { vips_image_set_blob_copy(prepared.image, name, blob, blob.count) }
      return try prepared.encoded(as: suffix)
    }
  }

  /// The file without its tail.
  package func cut(to share: Double) -> TestFile {
    TestFile(bytes: Array(bytes.prefix(Int(Double(bytes.count) * share))))
  }

  /// Writes another size into the frame header of a JPEG.
  package mutating func setJPEGSize(width: Int, height: Int) {
    for start in bytes.indices.dropLast(9)
    where bytes[start] == 0xFF && [0xC0, 0xC1, 0xC2].contains(bytes[start + 1]) {
      bytes[start + 5] = UInt8(height >> 8)
      bytes[start + 6] = UInt8(height & 0xFF)
      bytes[start + 7] = UInt8(width >> 8)
      bytes[start + 8] = UInt8(width & 0xFF)
      return
    }
  }

  /// What the decoder makes of the bytes, by way of a file that exists for that long.
  package func opened() throws -> OpenedPicture {
    try TestFolder.with { folder in
      let url = folder.appendingPathComponent("picture")
      try Data(bytes).write(to: url)
      return PictureDecoder.open(url)
    }
  }
}

/// A folder that is gone when its use ends.
package enum TestFolder {
  package static func with<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pictures-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}
