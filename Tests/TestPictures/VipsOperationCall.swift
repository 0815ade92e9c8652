import CVips
import PictureReading

extension VipsPicture {
  /// Calls any operation of libvips by its name, so that what only tests need wants no shim of its own.
  ///
  /// - Parameters:
  ///   - images: Further images beside `in`, by the names of their arguments.
  ///   - arguments: All others, in the form of the `vips` command.
  package func operation(
    _ name: String, images: [String: VipsPicture] = [:], _ arguments: KeyValuePairs<String, String> = [:]
  ) throws -> VipsPicture {
    try Self.operation(name, images: images.merging(["in": self]) { $1 }, arguments)
  }

  /// Calls an operation that makes an image of nothing.
  package static func operation(
    _ name: String, images: [String: VipsPicture] = [:], _ arguments: KeyValuePairs<String, String> = [:]
  ) throws -> VipsPicture {
    try make { out in
      guard let created = vips_operation_new(name) else { return -1 }
      defer { g_object_unref(created) }
      let call = UnsafeMutableRawPointer(created)
      for (argument, picture) in images {
        withGValue { value in
          g_value_set_object(&value, picture.image)
          g_object_set_property(call.assumingMemoryBound(to: GObject.self), argument, &value)
        }
      }
      for (argument, text) in arguments {
        let object = call.assumingMemoryBound(to: VipsObject.self)
        if vips_object_set_argument_from_string(object, argument, text) != 0 { return -1 }
      }
      if vips_object_build(call.assumingMemoryBound(to: VipsObject.self)) != 0 { return -1 }
      withGValue { value in
        g_object_get_property(call.assumingMemoryBound(to: GObject.self), "out", &value)
        out.pointee = g_value_dup_object(&value)?.assumingMemoryBound(to: VipsImage.self)
      }
      vips_object_unref_outputs(call.assumingMemoryBound(to: VipsObject.self))
      return out.pointee == nil ? -1 : 0
    }
  }

  private static func withGValue(_ body: (inout GValue) -> Void) {
    var value = GValue()
    g_value_init(&value, vips_image_get_type())
    body(&value)
    g_value_unset(&value)
  }
}

extension Pixels {
  /// The pixels after an operation of libvips, as 8-bit RGB of whatever came out.
  func after(_ operations: (VipsPicture) throws -> VipsPicture) throws -> Pixels {
    try withVips { picture in
      let result = try operations(picture).operation("cast", ["format": "uchar"])
      guard result.image.pointee.Bands == 1 else { return try result.pixels() }
      return try result.operation("colourspace", ["space": "srgb"]).pixels()
    }
  }
}
