import ReviewDomain

/// How many pixels the picture has.
package enum ImagePixels: Measure {
  package static let name: MeasureName = "image.pixels"
  package static let unit = "Mpx"
  package static let summary = "Native width times height in millions, by the header; above 100 no pixel is decoded"

  package static func take(_ observation: Observation) -> Reading {
    observation.withSize { size in
      let millions = Double(size.count) / 1_000_000
      return Reading(.number(millions), "\(size.width) × \(size.height) px")
    }
  }
}

extension Observation {
  /// What needs the picture's size and no pixel.
  func withSize(_ take: (PixelSize) -> Reading) -> Reading {
    guard let size = file.size else {
      return .notApplicable(decodingFault?.explanation ?? "the picture's size is not known")
    }
    return take(size)
  }
}
