/// Tells a picture that was cut short from one that is broken otherwise, once a decoder has refused it.
enum PictureEnd {
  static func isMissing(in bytes: [UInt8], _ format: PictureFormat) -> Bool {
    switch format {
    // Marker segments may hold the end marker of an embedded preview, so only the file's last bytes say anything.
    case .jpeg: !bytes.suffix(64).containsPair(0xFF, 0xD9)
    case .png: !PNGChunks(bytes).contains { $0.isOfType("IEND") }
    case .webp: bytes.count < 8 + littleEndian(bytes, at: 4)
    case .heif: isCutInsideBox(bytes)
    case .unknown: false
    }
  }

  /// Walks the outermost boxes (ISO/IEC 14496-12, 4.2).
  private static func isCutInsideBox(_ bytes: [UInt8]) -> Bool {
    var start = 0
    while start < bytes.count {
      guard start + 16 <= bytes.count else { return true }
      let short = bigEndian(bytes, at: start)
      // 0 reaches to the end of the file, 1 announces a size of 64 bits, of which no real file needs the upper half.
      if short == 0 { return false }
      let size = short == 1 ? bigEndian(bytes, at: start + 12) : short
      guard size >= 8 else { return false }
      start += size
    }
    return start > bytes.count
  }

  private static func bigEndian(_ bytes: [UInt8], at start: Int) -> Int {
    bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func littleEndian(_ bytes: [UInt8], at start: Int) -> Int {
    guard bytes.count >= start + 4 else { return 0 }
    return bytes[start..<start + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func containsPair(_ first: UInt8, _ second: UInt8) -> Bool {
    zip(self, dropFirst()).contains { $0 == first && $1 == second }
  }
}
