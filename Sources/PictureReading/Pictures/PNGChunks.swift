/// The chunks of a PNG file up to its end or to where they stop making sense (PNG, third edition, 5.3).
struct PNGChunks: Sequence, IteratorProtocol {
  struct Chunk {
    let type: ArraySlice<UInt8>
    /// Cut where the file is.
    let data: ArraySlice<UInt8>

    func isOfType(_ name: StaticString) -> Bool {
      name.withUTF8Buffer { type.elementsEqual($0) }
    }

    /// Bytes of text that a reader has to inflate, whatever it wants of the picture (11.3.3).
    var compressedText: Int {
      if isOfType("zTXt") { return data.count }
      guard isOfType("iTXt"), let end = data.firstIndex(of: 0), end + 1 < data.endIndex else { return 0 }
      // The keyword ends with a zero; then comes whether the text is compressed.
      return data[end + 1] == 1 ? data.count : 0
    }
  }

  private static let signature = 8
  private let bytes: [UInt8]
  private var start = Self.signature

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func next() -> Chunk? {
    // Length, type and check sum.
    guard start + 12 <= bytes.count else { return nil }
    let length = bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    let data = start + 8
    let chunk = Chunk(
      type: bytes[start + 4..<data], data: bytes[data..<Swift.min(data + length, bytes.count)])
    start = data + length + 4
    return chunk
  }
}
