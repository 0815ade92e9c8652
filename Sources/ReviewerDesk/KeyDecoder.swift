/// Makes keys, and a terminal's answers, of the bytes that it sends.
package struct KeyDecoder: Sendable {
  package enum Token: Sendable, Hashable {
    case key(DeskKey)
    /// The terminal says what it can do (DA1): 4 among the numbers is sixel.
    case attributes([Int])
    /// The terminal knows kitty's pictures.
    case kittyPictures
  }

  /// The beginning of a sequence or character whose end has not come yet.
  private var pending: [UInt8] = []

  package init() {}

  package mutating func tokens(of bytes: [UInt8]) -> [Token] {
    var left = (pending + bytes)[...]
    pending = []
    var tokens: [Token] = []
    while let first = left.first {
      let (token, length) = first == 0x1B ? Self.sequence(left) : Self.character(left)
      guard length > 0 else {
        pending = Array(left)
        break
      }
      left = left.dropFirst(length)
      if let token { tokens.append(token) }
    }
    return tokens
  }

  /// - Returns: what a sequence after ESC means, nil for nothing to a desk, and its length; 0 where its end is missing.
  private static func sequence(_ bytes: ArraySlice<UInt8>) -> (Token?, Int) {
    let bytes = Array(bytes)
    // Nothing after it: somebody has pressed Escape.
    guard bytes.count > 1 else { return (.key(.escape), 1) }
    switch bytes[1] {
    case UInt8(ascii: "["):
      guard let end = bytes.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else {
        return bytes.count > 64 ? (nil, bytes.count) : (nil, 0)
      }
      return (control(String(decoding: bytes[2..<end], as: UTF8.self), final: bytes[end]), end + 1)
    case UInt8(ascii: "O"):
      guard bytes.count > 2 else { return (nil, 0) }
      return (arrow(bytes[2]).map(Token.key), 3)
    case UInt8(ascii: "_"), UInt8(ascii: "P"), UInt8(ascii: "]"):
      // Up to ESC \ or BEL.
      for place in 2..<max(2, bytes.count)
      where bytes[place] == 0x07 || (bytes[place] == 0x5C && bytes[place - 1] == 0x1B) {
        let words = String(decoding: bytes[2..<place], as: UTF8.self)
        return (bytes[1] == UInt8(ascii: "_") && words.hasPrefix("Gi=31;OK") ? .kittyPictures : nil, place + 1)
      }
      return bytes.count > 4096 ? (nil, bytes.count) : (nil, 0)
    default: return (.key(.escape), 1)
    }
  }

  private static func control(_ parameters: String, final: UInt8) -> Token? {
    if final == UInt8(ascii: "c") && parameters.hasPrefix("?") {
      return .attributes(parameters.dropFirst().split(separator: ";").compactMap { Int($0) })
    }
    if final == UInt8(ascii: "~") {
      switch parameters.split(separator: ";").first {
      case "5": return .key(.pageUp)
      case "6": return .key(.pageDown)
      default: return nil
      }
    }
    return arrow(final).map(Token.key)
  }

  private static func arrow(_ final: UInt8) -> DeskKey? {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    default: nil
    }
  }

  private static func character(_ bytes: ArraySlice<UInt8>) -> (Token?, Int) {
    guard let first = bytes.first else { return (nil, 0) }
    switch first {
    case 0x03: return (.key(.interrupt), 1)
    case 0x04: return (.key(.end), 1)
    case 0x08, 0x7F: return (.key(.backspace), 1)
    case 0x0A, 0x0D: return (.key(.enter), 1)
    case 0..<0x20: return (nil, 1)
    case ..<0x80: return (.key(.character(Character(Unicode.Scalar(first)))), 1)
    default:
      let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
      guard bytes.count >= length else { return (nil, 0) }
      let text = String(decoding: bytes.prefix(length), as: UTF8.self)
      // What is not UTF-8 is no character, and would stand in the record as what is left of it.
      guard text.count == 1, let character = text.first, character != "\u{FFFD}" else { return (nil, 1) }
      return (.key(.character(character)), length)
    }
  }
}
