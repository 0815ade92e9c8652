extension Pixels {
  /// Writes the pixels as `(value − mean) / deviation`, colours interleaved as in a `[1, height, width, 3]` tensor.
  func fillInterleaved(_ tensor: UnsafeMutableBufferPointer<Float>, mean: Float = 0, deviation: Float = 255) {
    let scale = 1 / deviation
    let offset = -mean * scale
    bytes.withUnsafeBufferPointer { bytes in
      for index in 0..<min(bytes.count, tensor.count) { tensor[index] = Float(bytes[index]) * scale + offset }
    }
  }

  /// Writes the pixels as `(value − mean) / deviation`, one plane a colour as in a `[1, 3, height, width]` tensor.
  func fillPlanar(
    _ tensor: UnsafeMutableBufferPointer<Float>, mean: Float = 0, deviation: Float = 1, blueFirst: Bool = false
  ) {
    let scale = 1 / deviation
    let offset = -mean * scale
    let plane = width * height
    guard tensor.count == 3 * plane else { return }
    let (red, blue) = blueFirst ? (2 * plane, 0) : (0, 2 * plane)
    bytes.withUnsafeBufferPointer { bytes in
      for index in 0..<plane {
        tensor[red + index] = Float(bytes[3 * index]) * scale + offset
        tensor[plane + index] = Float(bytes[3 * index + 1]) * scale + offset
        tensor[blue + index] = Float(bytes[3 * index + 2]) * scale + offset
      }
    }
  }
}
