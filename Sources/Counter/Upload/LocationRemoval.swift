import CardLedger

/// Blanks where a picture was taken out of its metadata, in place: the file keeps its length and all else, so that what the machine looks
/// for in metadata is what the person sent.
///
/// Exif keeps the place in a directory of its own, whose entries are written over with zeros and their number set to none; XMP in
/// properties whose names begin with `GPS`, whose values become blanks. Metadata that is compressed (zTXt and iTXt of PNG) is left as it
/// is; cameras and phones write none.
package enum LocationRemoval {
  package static func blank(_ bytes: inout [UInt8], format: UploadFormat) {
    for start in exifStarts(in: bytes, format) { blankDirectory(&bytes, header: start) }
    blankXMP(&bytes)
    if format == .png { mendChecksums(&bytes) }
  }

  /// Where the TIFF headers of Exif blocks begin.
  private static func exifStarts(in bytes: [UInt8], _ format: UploadFormat) -> [Int] {
    var starts = places(of: "Exif\0\0", in: bytes).map { $0 + 6 }
    switch format {
    case .png: starts += places(of: "eXIf", in: bytes).map { $0 + 4 }
    // The chunk's name and its length; some writers put `Exif\0\0` before the header all the same.
    case .webp: starts += places(of: "EXIF", in: bytes).map { $0 + 8 }
    case .jpeg, .heif: break
    }
    return starts.filter { start in
      start + 8 <= bytes.count
        && (bytes[start..<start + 4].elementsEqual([0x49, 0x49, 0x2A, 0])
          || bytes[start..<start + 4].elementsEqual([0x4D, 0x4D, 0, 0x2A]))
    }
  }

  private static func blankDirectory(_ bytes: inout [UInt8], header: Int) {
    let isLittle = bytes[header] == 0x49
    func number(at place: Int, _ count: Int) -> Int? {
      guard place >= 0, place + count <= bytes.count else { return nil }
      let digits = bytes[place..<place + count]
      return (isLittle ? Array(digits.reversed()) : Array(digits)).reduce(0) { $0 << 8 | Int($1) }
    }
    guard let first = number(at: header + 4, 4), let entries = number(at: header + first, 2) else { return }
    for index in 0..<min(entries, 512) {
      let entry = header + first + 2 + 12 * index
      guard number(at: entry, 2) == 0x8825, let offset = number(at: entry + 8, 4),
        let count = number(at: header + offset, 2)
      else { continue }
      let directory = header + offset
      for place in 0..<min(count, 64) {
        let entry = directory + 2 + 12 * place
        guard let type = number(at: entry + 2, 2), let values = number(at: entry + 4, 4),
          let target = number(at: entry + 8, 4)
        else { break }
        let size = values * ([1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8][type] ?? 0)
        if size > 4, size <= 4096 { zero(&bytes, header + target, size) }
        zero(&bytes, entry, 12)
      }
      zero(&bytes, directory, 2)
    }
  }

  private static func zero(_ bytes: inout [UInt8], _ start: Int, _ count: Int) {
    guard start >= 0, start + count <= bytes.count else { return }
    for place in start..<start + count { bytes[place] = 0 }
  }

  /// `exif:GPSLatitude="25,2.1N"` and `<exif:GPSLatitude>25,2.1N</exif:GPSLatitude>`.
  private static func blankXMP(_ bytes: inout [UInt8]) {
    for place in places(of: "exif:GPS", in: bytes) {
      var index = place + 8
      while index < bytes.count, isNameByte(bytes[index]) { index += 1 }
      guard index < bytes.count else { return }
      let close: UInt8
      switch bytes[index] {
      case UInt8(ascii: ">"): close = UInt8(ascii: "<")
      case UInt8(ascii: "="):
        index += 1
        guard index < bytes.count, [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[index]) else { continue }
        close = bytes[index]
      default: continue
      }
      index += 1
      let limit = min(bytes.count, index + 256)
      while index < limit, bytes[index] != close {
        bytes[index] = UInt8(ascii: " ")
        index += 1
      }
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func places(of text: String, in bytes: [UInt8]) -> [Int] {
    let pattern = Array(text.utf8)
    return Array(
      sequence(state: 0) { next in
        let place = bytes.place(of: pattern, from: next)
        if let place { next = place + 1 }
        return place
      })
  }

  /// A PNG's chunks carry a CRC-32 each.
  private static func mendChecksums(_ bytes: inout [UInt8]) {
    var place = 8
    while place + 12 <= bytes.count {
      let length = bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
      let end = place + 8 + length
      guard length >= 0, end + 4 <= bytes.count else { return }
      let name = String(decoding: bytes[place + 4..<place + 8], as: UTF8.self)
      if name == "eXIf" || name == "iTXt" || name == "tEXt" {
        let sum = crc32(bytes[place + 4..<end])
        for index in 0..<4 { bytes[end + index] = UInt8(truncatingIfNeeded: sum >> (24 - 8 * UInt32(index))) }
      }
      place = end + 4
    }
  }

  private static func crc32(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
