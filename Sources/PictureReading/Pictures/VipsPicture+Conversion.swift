import CVips

extension VipsPicture {
  /// The same picture as three 8-bit sRGB bands, on white where it was transparent.
  func asSRGB(convertingProfile: Bool) throws(VipsFailure) -> VipsPicture {
    var picture = self
    if vips_image_hasalpha(image) != 0 {
      let white: Double = image.pointee.BandFmt == VIPS_FORMAT_USHORT ? 65_535 : 255
      picture = try picture.then { image, out in
        VipsArea.withDoubles([white]) { cvips_flatten(image, $0, out) }
      }
    }
    if convertingProfile {
      // A broken or misplaced profile is not the applicant's fault: go on as if there were none.
      do {
        return try picture.then(cvips_icc_to_srgb).asThreeBytes()
      } catch {}
    }
    return try picture.then { cvips_colourspace($0, VIPS_INTERPRETATION_sRGB, $1) }.asThreeBytes()
  }

  private func asThreeBytes() throws(VipsFailure) -> VipsPicture {
    var picture = self
    if image.pointee.BandFmt != VIPS_FORMAT_UCHAR { picture = try picture.then(cvips_cast_uchar) }
    if bands > 3 { picture = try picture.then { cvips_extract_bands($0, 0, 3, $1) } }
    return picture
  }

  /// The picture turned by its own orientation and then by another turn.
  func turned(_ orientation: Orientation, then turn: QuarterTurn) throws(VipsFailure) -> VipsPicture {
    guard orientation != .upright || turn != .none else { return self }
    // Turns read their input in an order in which a file cannot be decoded.
    var picture = try inMemory()
    picture = try picture.turned(orientation.turn)
    if orientation.isMirrored { picture = try picture.then(cvips_flip_horizontal) }
    return try picture.turned(turn)
  }

  func turned(_ turn: QuarterTurn) throws(VipsFailure) -> VipsPicture {
    let angle: VipsAngle
    switch turn {
    case .none: return self
    case .right: angle = VIPS_ANGLE_D90
    case .half: angle = VIPS_ANGLE_D180
    case .left: angle = VIPS_ANGLE_D270
    }
    return try then { cvips_rot($0, angle, $1) }
  }

  /// Part of the picture on whole pixels; where it reaches over the right or lower edge, the edge is repeated.
  func cut(_ part: Box) throws(VipsFailure) -> VipsPicture {
    let (left, top) = (min(max(Int(part.x), 0), width - 1), min(max(Int(part.y), 0), height - 1))
    let (wantedWidth, wantedHeight) = (max(Int(part.width), 1), max(Int(part.height), 1))
    let (cutWidth, cutHeight) = (min(wantedWidth, width - left), min(wantedHeight, height - top))
    let inside = try then {
      cvips_extract_area($0, Int32(left), Int32(top), Int32(cutWidth), Int32(cutHeight), $1)
    }
    if cutWidth == wantedWidth && cutHeight == wantedHeight { return inside }
    return try inside.then { cvips_embed_copying_edges($0, Int32(wantedWidth), Int32(wantedHeight), $1) }
  }

  /// A number of the header, nil where it has none of this name.
  func number(named name: String) -> Int? {
    var value: Int32 = 0
    guard vips_image_get_typeof(image, name) != 0, vips_image_get_int(image, name, &value) == 0 else { return nil }
    return Int(value)
  }

  /// Lends a binary field of the header; nil where it has none of this name.
  func withBlob<Result>(named name: String, _ body: (UnsafeRawBufferPointer) -> Result) -> Result? {
    var start: UnsafeRawPointer?
    var count = 0
    guard vips_image_get_typeof(image, name) != 0, vips_image_get_blob(image, name, &start, &count) == 0 else {
      return nil
    }
    return withExtendedLifetime(self) { body(UnsafeRawBufferPointer(start: start, count: count)) }
  }

  /// The texts of the header whose names `wanted` accepts.
  func texts(where wanted: (String) -> Bool) -> [String: String] {
    guard let fields = vips_image_get_fields(image) else { return [:] }
    defer { g_strfreev(fields) }
    var texts: [String: String] = [:]
    var next = fields
    while let field = next.pointee {
      let name = String(cString: field)
      var text: UnsafePointer<CChar>?
      if wanted(name), vips_image_get_string(image, name, &text) == 0, let text { texts[name] = String(cString: text) }
      next += 1
    }
    return texts
  }
}

/// Arrays in the form in which libvips takes them as options.
enum VipsArea {
  static func withDoubles<Result>(
    _ values: [Double], _ body: (UnsafeMutablePointer<VipsArrayDouble>?) -> Result
  ) -> Result {
    let array = vips_array_double_new(values, Int32(values.count))
    defer { cvips_area_unref(array) }
    return body(array)
  }

  static func withInts<Result>(_ values: [Int], _ body: (UnsafeMutablePointer<VipsArrayInt>?) -> Result) -> Result {
    let array = vips_array_int_new(values.map(Int32.init), Int32(values.count))
    defer { cvips_area_unref(array) }
    return body(array)
  }
}
