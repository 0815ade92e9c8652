import CVips

/// What libvips answered when an operation failed.
package struct VipsFailure: Error {
  package let detail: String

  /// Takes the detail from libvips' error buffer, which belongs to the whole process, and clears it.
  package static func fromErrorBuffer() -> VipsFailure {
    guard let text = vips_error_buffer_copy() else { return VipsFailure(detail: "no detail") }
    defer { g_free(text) }
    let lines = String(cString: text).split(whereSeparator: \.isNewline)
    return VipsFailure(detail: lines.isEmpty ? "no detail" : String(lines.joined(separator: "; ").prefix(300)))
  }
}

/// A reference to a libvips image: usually a recipe whose pixels are computed when they are asked for.
package final class VipsPicture {
  package let image: UnsafeMutablePointer<VipsImage>

  private init(owning image: UnsafeMutablePointer<VipsImage>) {
    self.image = image
  }

  deinit {
    cvips_unref(image)
  }

  var width: Int { Int(image.pointee.Xsize) }
  var height: Int { Int(image.pointee.Ysize) }
  var bands: Int { Int(image.pointee.Bands) }
  var size: PixelSize { PixelSize(width: width, height: height) }

  /// The image an operation makes.
  package static func make(
    _ operation: (UnsafeMutablePointer<UnsafeMutablePointer<VipsImage>?>) -> Int32
  ) throws(VipsFailure) -> VipsPicture {
    VipsRuntime.start()
    var out: UnsafeMutablePointer<VipsImage>?
    guard operation(&out) == 0, let out else { throw .fromErrorBuffer() }
    return VipsPicture(owning: out)
  }

  /// The image an operation makes of this one.
  package func then(
    _ operation: (UnsafeMutablePointer<VipsImage>, UnsafeMutablePointer<UnsafeMutablePointer<VipsImage>?>) -> Int32
  ) throws(VipsFailure) -> VipsPicture {
    // `self` must live until the operation holds its own reference.
    try withExtendedLifetime(self) { () throws(VipsFailure) in
      try VipsPicture.make { operation(image, $0) }
    }
  }

  /// The same picture with its pixels computed, so that they can be read in any order and more than once.
  package func inMemory() throws(VipsFailure) -> VipsPicture {
    guard let copy = vips_image_copy_memory(image) else { throw .fromErrorBuffer() }
    return VipsPicture(owning: copy)
  }

  /// The bytes of a file.
  /// - Parameter suffix: The format with options in brackets, such as `.png[strip]`.
  package func encoded(as suffix: String) throws(VipsFailure) -> [UInt8] {
    var bytes: UnsafeMutableRawPointer?
    var count = 0
    guard cvips_save(image, suffix, &bytes, &count) == 0 else { throw .fromErrorBuffer() }
    defer { g_free(bytes) }
    return [UInt8](UnsafeRawBufferPointer(start: bytes, count: count))
  }

  /// - Precondition: three bands of 8 bits.
  package func pixels() throws(VipsFailure) -> Pixels {
    precondition(bands == 3 && image.pointee.BandFmt == VIPS_FORMAT_UCHAR, "not 8-bit RGB")
    var count = 0
    guard let memory = vips_image_write_to_memory(image, &count) else { throw .fromErrorBuffer() }
    defer { g_free(memory) }
    return Pixels(
      width: width, height: height, bytes: [UInt8](UnsafeRawBufferPointer(start: memory, count: count)))
  }
}

extension Pixels {
  /// Lends the pixels to libvips without copying them.
  /// - Parameter body: Must not let the picture, or one made of it, escape uncomputed.
  package func withVips<Result>(_ body: (VipsPicture) throws -> Result) throws -> Result {
    try bytes.withUnsafeBytes { memory in
      let picture = try VipsPicture.make { out in
        out.pointee = vips_image_new_from_memory(
          memory.baseAddress, memory.count, Int32(width), Int32(height), 3, VIPS_FORMAT_UCHAR)
        out.pointee?.pointee.Type = VIPS_INTERPRETATION_sRGB
        return out.pointee == nil ? -1 : 0
      }
      return try body(picture)
    }
  }
}
