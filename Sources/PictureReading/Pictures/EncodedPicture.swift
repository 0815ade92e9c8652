import CVips

/// The bytes of a picture with what its header says, from which pixels can be decoded at several scales.
struct EncodedPicture: Sendable {
  /// Memory that a picture may take which must be decoded as a whole.
  static let memoryLimit = 256 << 20
  /// Scans of a progressive JPEG. Encoders write about ten; a file of a few kilobytes can hold thousands and keep a
  /// decoder busy for hours, which libvips 8.14 does not guard against.
  static let scanLimit = 100

  let bytes: [UInt8]
  let format: PictureFormat
  /// Before any turn.
  let storedSize: PixelSize
  let orientation: Orientation
  let softwareTraces: SoftwareTraces
  /// Whether a colour profile is embedded that says something else than sRGB.
  let needsColourConversion: Bool
  /// Bytes the decoder holds at once, as far as they grow with the picture.
  let decodingMemory: Int
  /// Passes over the whole picture that decoding takes.
  let scanCount: Int

  /// Reads the header; decodes no pixel.
  /// - Throws: `VipsFailure`.
  init(bytes: [UInt8], format: PictureFormat) throws {
    // Many phones and messengers leave a JPEG's end marker away. With it a whole picture decodes in silence; what is cut short
    // still makes the decoder warn of its premature end.
    let isWithoutEnd = format == .jpeg && PictureEnd.isMissing(in: bytes, format)
    let whole = isWithoutEnd ? bytes + [0xFF, 0xD9] : bytes
    self.bytes = whole
    self.format = format
    let header = try VipsRuntime.withOwnErrors {
      try whole.withUnsafeBytes { memory in try Header(Self.load(memory, format), in: whole, format: format) }
    }
    storedSize = header.size
    orientation = header.orientation
    softwareTraces = header.softwareTraces
    needsColourConversion = header.needsColourConversion
    decodingMemory = header.decodingMemory
    scanCount = format == .jpeg && header.isMultiscan ? Self.scanCount(ofJPEG: bytes) : 1
  }

  /// Counts start-of-scan markers; in compressed data 0xFF never comes before 0xDA.
  private static func scanCount(ofJPEG bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var count = 0
      var start = 0
      while start + 1 < bytes.count {
        if bytes[start] == 0xFF && bytes[start + 1] == 0xDA { count += 1 }
        start += 1
      }
      return count
    }
  }

  /// Decodes the picture, `shrink` native pixels becoming one, as 8-bit sRGB turned upright.
  /// - Parameters:
  ///   - shrink: 1, 2, 4 or 8.
  ///   - part: The part wanted in the stored pixels after shrinking, on whole pixels; nil for all.
  ///   - turn: A turn after the picture's own.
  /// - Throws: `VipsFailure`.
  func decode(shrink: Int, part: Box? = nil, turn: QuarterTurn = .none) throws -> Pixels {
    try VipsRuntime.withOwnErrors {
      do {
        return try decode(shrink: shrink, part: part, turn: turn, failOn: VIPS_FAIL_ON_WARNING)
      } catch let failure as VipsFailure where format == .jpeg && !failure.saysPixelsAreLost {
        // Some cameras write harmless oddities that libjpeg warns of.
        return try decode(shrink: shrink, part: part, turn: turn, failOn: VIPS_FAIL_ON_TRUNCATED)
      }
    }
  }

  private func decode(shrink: Int, part: Box?, turn: QuarterTurn, failOn: VipsFailOn) throws -> Pixels {
    try bytes.withUnsafeBytes { memory in
      var picture = try Self.load(memory, format, shrink: shrink, failOn: failOn)
      // JPEG has been shrunk by its loader; cutting before the colours are converted saves the most.
      let isShrunk = format == .jpeg
      if let part { picture = try picture.cut(isShrunk ? part : part.scaled(by: Double(shrink))) }
      picture = try picture.asSRGB(convertingProfile: needsColourConversion)
      if !isShrunk && shrink > 1 {
        picture = try picture.then { cvips_shrink($0, Double(shrink), Double(shrink), $1) }
      }
      return try picture.turned(orientation, then: turn).pixels()
    }
  }

  private static func load(
    _ memory: UnsafeRawBufferPointer, _ format: PictureFormat, shrink: Int = 1,
    failOn: VipsFailOn = VIPS_FAIL_ON_TRUNCATED
  ) throws(VipsFailure) -> VipsPicture {
    let (start, count) = (memory.baseAddress, memory.count)
    return try VipsPicture.make { out in
      switch format {
      case .jpeg: cvips_load_jpeg(start, count, Int32(shrink), failOn, out)
      case .png: cvips_load_png(start, count, out)
      case .webp: cvips_load_webp(start, count, out)
      case .heif: cvips_load_heif(start, count, out)
      case .unknown: -1
      }
    }
  }
}

extension VipsFailure {
  /// Whether libjpeg's warning means that a part of the picture is missing or wrong; `fail_on=truncated` would let half
  /// a picture with an end marker pass.
  fileprivate var saysPixelsAreLost: Bool {
    ["premature end", "bad huffman code", "instead of rst"].contains(where: detail.lowercased().contains)
  }
}

/// What a loaded picture's header says.
private struct Header {
  let size: PixelSize
  let orientation: Orientation
  let softwareTraces: SoftwareTraces
  let needsColourConversion: Bool
  let decodingMemory: Int
  /// A JPEG whose coefficients are complete only after the last of several scans.
  let isMultiscan: Bool

  init(_ picture: VipsPicture, in bytes: [UInt8], format: PictureFormat) {
    size = picture.size
    // libheif has turned the picture already and its EXIF tag no longer counts.
    let stated = format == .heif ? nil : picture.number(named: VIPS_META_ORIENTATION)
    orientation = Orientation(exif: stated ?? 1)
    softwareTraces = SoftwareTraces(picture, in: bytes)
    needsColourConversion =
      picture.withBlob(named: VIPS_META_ICC_NAME) { !ColourProfile.isSRGB($0) } ?? false
    isMultiscan = picture.number(named: "jpeg-multiscan") == 1
    decodingMemory = Self.decodingMemory(picture, format, isMultiscan: isMultiscan)
  }

  private static func decodingMemory(
    _ picture: VipsPicture, _ format: PictureFormat, isMultiscan: Bool
  ) -> Int {
    let samples = picture.size.count * picture.bands
    return switch format {
    // Two bytes a coefficient, all of them held until the last scan.
    case .jpeg: isMultiscan ? 2 * samples : 0
    case .png:
      picture.number(named: "interlaced") == 1
        ? samples * (picture.image.pointee.BandFmt == VIPS_FORMAT_USHORT ? 2 : 1) : 0
    // The decoder's planes (4:2:0 at least) beside the finished pixels.
    case .webp, .heif: samples + 3 * picture.size.count / 2
    case .unknown: 0
    }
  }
}

extension EncodedPicture: CustomStringConvertible {
  var description: String { "\(format.rawValue) of \(bytes.count) bytes" }
}
