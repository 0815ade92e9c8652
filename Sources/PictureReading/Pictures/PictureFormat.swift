/// What a file is by its first bytes; names and extensions are never believed.
package enum PictureFormat: String, Sendable, Hashable, CaseIterable {
  case jpeg, png, webp, heif
  /// None of the formats we read.
  case unknown

  /// How many leading bytes `init(leading:)` wants to see.
  package static let leadingByteCount = 64

  /// - Parameter leading: The first bytes of a file, `leadingByteCount` or all there are.
  package init(leading: some Collection<UInt8>) {
    let bytes = Array(leading.prefix(Self.leadingByteCount))
    func text(_ range: Range<Int>) -> String {
      bytes.count >= range.upperBound ? String(decoding: bytes[range], as: UTF8.self) : ""
    }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if text(0..<4) == "RIFF" && text(8..<12) == "WEBP" {
      self = .webp
    } else if text(4..<8) == "ftyp" && Self.namesHEIF(brands: bytes) {
      self = .heif
    } else {
      self = .unknown
    }
  }

  /// Looks at the major and the compatible brands of an ISO base media file (ISO/IEC 23008-12, 10.2).
  private static func namesHEIF(brands bytes: [UInt8]) -> Bool {
    let brands: Set<String> = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis"]
    let boxSize = bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    let end = min(bytes.count, boxSize)
    return stride(from: 8, to: end - 3, by: 4).contains { start in
      start != 12 && brands.contains(String(decoding: bytes[start..<start + 4], as: UTF8.self))
    }
  }
}
