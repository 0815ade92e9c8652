import Foundation

/// The XMP packets of a file, wherever its format keeps them: phones and messengers write several, and libvips hands out one.
struct XMPPackets {
  /// Each from its opening to its closing tag.
  let texts: [String]

  /// No real file has more, and none is longer.
  private static let most = 16
  private static let longest = 1 << 18

  /// - Parameter bytes: the whole file.
  init(in bytes: [UInt8]) {
    let file = Data(bytes)
    var texts: [String] = []
    var start = file.startIndex
    while texts.count < Self.most, let opening = file.range(of: Self.opening, in: start..<file.endIndex) {
      let reach = opening.lowerBound..<min(opening.lowerBound + Self.longest, file.endIndex)
      let end = file.range(of: Self.closing, in: reach)?.upperBound ?? reach.upperBound
      texts.append(String(decoding: file[opening.lowerBound..<end], as: UTF8.self))
      start = end
    }
    self.texts = texts
  }

  private static let opening = Data("<x:xmpmeta".utf8)
  private static let closing = Data("</x:xmpmeta>".utf8)

  init(texts: [String]) {
    self.texts = texts
  }

  /// What every attribute `ns:NAME="…"`, in either kind of quotes, and every element `<ns:NAME>…</` says, in the order of the text.
  func values(of name: String) -> [String] {
    texts.flatMap { text -> [String] in
      var values: [String] = []
      var rest = text[...]
      while let place = rest.range(of: ":\(name)") {
        rest = rest[place.upperBound...]
        let after = rest.drop { $0.isWhitespace || $0 == "=" }
        guard let mark = after.first, let end = Self.ends[mark] else { continue }
        let content = after.dropFirst()
        guard let stop = content.firstIndex(of: end) else { break }
        values.append(content[..<stop].trimmingCharacters(in: .whitespacesAndNewlines))
        rest = content[stop...]
      }
      return values.filter { !$0.isEmpty }
    }
  }

  /// What ends a value, by what begins it.
  private static let ends: [Character: Character] = ["\"": "\"", "'": "'", ">": "<"]
}
