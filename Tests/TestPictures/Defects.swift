import Foundation
import PictureReading

/// What goes wrong with pictures, made on purpose. Sizes are in pixels of the picture, shares are 0 to 1.
extension Pixels {
  package func blurred(sigma: Double) throws -> Pixels {
    try after { try $0.operation("gaussblur", ["sigma": "\(sigma)"]) }
  }

  /// The blur of a hand that moved sideways while the shutter was open.
  package func motionBlurred(length: Int) throws -> Pixels {
    try after { picture in
      let line = try VipsPicture.operation("black", ["width": "\(length)", "height": "1"])
        .operation("linear", ["a": "1", "b": "\(1 / Double(length))"])
      return try picture.operation("conv", images: ["mask": line])
    }
  }

  /// Every channel multiplied: under 1 darker, above 1 lighter up to clipping.
  package func exposed(gain: Double) throws -> Pixels {
    try tinted(red: gain, green: gain, blue: gain)
  }

  /// The cast of a lamp.
  package func tinted(red: Double, green: Double, blue: Double) throws -> Pixels {
    try after { try $0.operation("linear", ["a": "\(red) \(green) \(blue)", "b": "0"]) }
  }

  /// Light from one side: the left edge keeps its brightness, the right one only `share` of it.
  package func unevenlyLit(share: Double) throws -> Pixels {
    try after { picture in
      let ramp = try VipsPicture.operation("xyz", ["width": "\(width)", "height": "\(height)"])
        .operation("extract_band", ["band": "0"])
        .operation("linear", ["a": "\((share - 1) / Double(width))", "b": "1"])
      return try VipsPicture.operation("multiply", images: ["left": picture, "right": ramp])
    }
  }

  /// Each channel a sum of all three, as filters mix them; a row of the matrix for red, green and blue.
  package func mixed(by matrix: [[Double]]) -> Pixels {
    var mixed = bytes
    for pixel in stride(from: 0, to: bytes.count, by: 3) {
      for (channel, weights) in matrix.enumerated() {
        let sum = zip(weights, bytes[pixel..<pixel + 3]).reduce(0) { $0 + $1.0 * Double($1.1) }
        mixed[pixel + channel] = UInt8(min(max(sum.rounded(), 0), 255))
      }
    }
    return Pixels(width: width, height: height, bytes: mixed)
  }

  package func inGrey() throws -> Pixels {
    try after { try $0.operation("colourspace", ["space": "b-w"]) }
  }

  /// Part of the picture.
  package func cropped(x: Int, y: Int, width: Int, height: Int) throws -> Pixels {
    try after { picture in
      try VipsPicture.operation(
        "extract_area", images: ["input": picture],
        ["left": "\(x)", "top": "\(y)", "width": "\(width)", "height": "\(height)"])
    }
  }

  /// Turned clockwise about its middle, grey in the corners.
  package func rotated(degrees: Double) throws -> Pixels {
    try after { try $0.operation("rotate", ["angle": "\(degrees)", "background": "128"]) }
  }

  package func resized(by scale: Double) throws -> Pixels {
    try after { try $0.operation("resize", ["scale": "\(scale)"]) }
  }

  /// Made smaller by a factor and enlarged again to the same size.
  package func withLostDetail(factor: Double) throws -> Pixels {
    let small = try resized(by: 1 / factor)
    return try small.after {
      try $0.operation(
        "resize",
        [
          "scale": "\(Double(width) / Double(small.width))", "vscale": "\(Double(height) / Double(small.height))",
          "kernel": "cubic",
        ])
    }
  }

  /// Through a JPEG of low quality, 1 to 100.
  package func recompressed(quality: Int) throws -> Pixels {
    try TestFile(self, as: ".jpg[Q=\(quality)]").opened().picture.get().frame
  }

  /// With strips of one colour added outside.
  package func bordered(
    left: Int = 0, right: Int = 0, top: Int = 0, bottom: Int = 0, colour: [UInt8] = [255, 255, 255]
  ) throws -> Pixels {
    try placed(onWidth: width + left + right, height: height + top + bottom, x: left, y: top, colour: colour)
  }

  /// On a larger page of one colour.
  package func placed(
    onWidth pageWidth: Int, height pageHeight: Int, x: Int, y: Int, colour: [UInt8] = [255, 255, 255]
  ) throws -> Pixels {
    try after {
      try $0.operation(
        "embed",
        [
          "x": "\(x)", "y": "\(y)", "width": "\(pageWidth)", "height": "\(pageHeight)", "extend": "background",
          "background": colour.map(String.init).joined(separator: " "),
        ])
    }
  }
}

extension Pixels {
  /// Another picture laid over this one's right edge.
  package func joined(with other: Pixels) throws -> Pixels {
    let left = width - other.width
    return try after { picture in
      try other.withVips { other in
        try VipsPicture.operation("insert", images: ["main": picture, "sub": other], ["x": "\(left)", "y": "0"])
          .inMemory()
      }
    }
  }
}
