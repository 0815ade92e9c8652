/// RFC 4648 base32 in lower case without padding: letters and digits only, whatever the case rules of what carries it.
package enum Base32 {
  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567")

  package static func encode(_ bytes: some Sequence<UInt8>) -> String {
    var text = ""
    var buffer: UInt32 = 0
    var bits = 0
    for byte in bytes {
      buffer = buffer << 8 | UInt32(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        text.append(alphabet[Int(buffer >> UInt32(bits) & 31)])
      }
      buffer &= 1 << UInt32(bits) - 1
    }
    if bits > 0 {
      text.append(alphabet[Int(buffer << UInt32(5 - bits) & 31)])
    }
    return text
  }
}
