import CQREncode

/// A QR code as the path of an SVG: a square of one unit for every dark module.
struct QRPicture {
  /// Modules on a side, with the quiet zone of four on each that scanners need.
  let side: Int
  let path: String

  /// - Returns: nil for a text that no QR code can hold.
  init?(of text: String) {
    guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    let quiet = 4
    side = width + 2 * quiet
    var path = ""
    for row in 0..<width {
      for column in 0..<width where code.pointee.data[row * width + column] & 1 == 1 {
        path += "M\(column + quiet) \(row + quiet)h1v1h-1z"
      }
    }
    self.path = path
  }
}
