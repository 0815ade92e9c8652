/// A JSON text taken apart, stricter than Foundation's parser: a key that stands twice in an object is an error,
/// since two readers could disagree about who applies, and nesting has a limit, since the text comes from outside.
enum JSONValue: Hashable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// Reads one JSON text (RFC 8259) in UTF-8; a byte-order mark before it is passed over.
  init(parsing bytes: some Sequence<UInt8>) throws(JSONFault) {
    var parser = JSONParser(bytes: Array(bytes))
    self = try parser.document()
  }
}

/// Why bytes are no JSON text, and in which line, counted from 1.
struct JSONFault: Error, Hashable {
  let line: Int
  let problem: String
}

private struct JSONParser {
  private static let deepest = 32

  private let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func document() throws(JSONFault) -> JSONValue {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    let value = try value(depth: 0)
    skipBlanks()
    guard position == bytes.count else { throw fault("goes on after its end") }
    return value
  }

  private mutating func value(depth: Int) throws(JSONFault) -> JSONValue {
    guard depth <= Self.deepest else { throw fault("is nested more than \(Self.deepest) deep") }
    skipBlanks()
    guard let next = peek else { throw fault("ends too early") }
    switch next {
    case UInt8(ascii: "{"): return .object(try object(depth: depth))
    case UInt8(ascii: "["): return .list(try list(depth: depth))
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "-"), 0x30...0x39: return .number(try number())
    default:
      for (word, value) in [("true", JSONValue.flag(true)), ("false", .flag(false)), ("null", .null)]
      where bytes[position...].starts(with: word.utf8) {
        position += word.utf8.count
        return value
      }
      throw fault("has something that is no JSON value")
    }
  }

  private mutating func object(depth: Int) throws(JSONFault) -> [String: JSONValue] {
    position += 1
    var members: [String: JSONValue] = [:]
    skipBlanks()
    if take("}") { return members }
    repeat {
      skipBlanks()
      guard peek == UInt8(ascii: "\"") else { throw fault("needs a key in double quotes here") }
      let key = try string()
      guard members[key] == nil else { throw fault("has a key that stands twice in one object") }
      skipBlanks()
      guard take(":") else { throw fault("needs a colon after a key") }
      members[key] = try value(depth: depth + 1)
      skipBlanks()
    } while take(",")
    guard take("}") else { throw fault("needs a comma or a closing brace here") }
    return members
  }

  private mutating func list(depth: Int) throws(JSONFault) -> [JSONValue] {
    position += 1
    var items: [JSONValue] = []
    skipBlanks()
    if take("]") { return items }
    repeat {
      items.append(try value(depth: depth + 1))
      skipBlanks()
    } while take(",")
    guard take("]") else { throw fault("needs a comma or a closing bracket here") }
    return items
  }

  private mutating func string() throws(JSONFault) -> String {
    position += 1
    var utf8: [UInt8] = []
    while let next = peek {
      position += 1
      switch next {
      case UInt8(ascii: "\""):
        guard let text = String(validating: utf8, as: UTF8.self) else { throw fault("is not UTF-8") }
        return text
      case UInt8(ascii: "\\"): utf8 += String(try escape()).utf8
      case 0..<0x20: throw fault("has a bare control character in a text")
      default: utf8.append(next)
      }
    }
    throw fault("ends inside a text")
  }

  private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
    guard let letter = peek else { throw fault("ends inside a text") }
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{08}"
    case UInt8(ascii: "f"): return "\u{0C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let high = try codeUnit()
      guard (0xD800...0xDBFF).contains(high), take("\\"), take("u") else {
        guard let scalar = Unicode.Scalar(high) else { throw fault("has half a surrogate pair") }
        return scalar
      }
      let low = try codeUnit()
      guard (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
      else { throw fault("has half a surrogate pair") }
      return scalar
    default: throw fault("has an unknown escape in a text")
    }
  }

  private mutating func codeUnit() throws(JSONFault) -> UInt32 {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw fault("has an unknown escape in a text") }
    position += 4
    return unit
  }

  private mutating func number() throws(JSONFault) -> Double {
    let start = position
    _ = take("-")
    let whole = digits()
    var wellFormed = whole.count == 1 || (whole.count > 1 && whole.first != UInt8(ascii: "0"))
    if take(".") { wellFormed = !digits().isEmpty && wellFormed }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      wellFormed = !digits().isEmpty && wellFormed
    }
    guard wellFormed, let number = Double(String(decoding: bytes[start..<position], as: UTF8.self)), number.isFinite
    else {
      throw fault("has a malformed number")
    }
    return number
  }

  private mutating func digits() -> ArraySlice<UInt8> {
    let digits = bytes[position...].prefix { (0x30...0x39).contains($0) }
    position += digits.count
    return digits
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let next = peek, UInt32(next) == character.value else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while let next = peek, [0x20, 0x09, 0x0A, 0x0D].contains(next) { position += 1 }
  }

  private func fault(_ problem: String) -> JSONFault {
    JSONFault(line: bytes[..<position].count { $0 == 0x0A } + 1, problem: problem)
  }
}
