import ReviewerDesk
import Testing

@Suite("What a terminal sends")
struct KeyDecoderTests {
  private func tokens(_ texts: String...) -> [KeyDecoder.Token] {
    var decoder = KeyDecoder()
    return texts.flatMap { decoder.tokens(of: Array($0.utf8)) }
  }

  @Test("is keys: letters, Chinese, Enter, backspace, arrows and pages, Ctrl-C and Ctrl-D")
  func keys() {
    #expect(
      tokens("a字\r\u{7F}\u{1B}[A\u{1B}[B\u{1B}OA\u{1B}[5~\u{1B}[6~\u{3}\u{4}") == [
        .key(.character("a")), .key(.character("字")), .key(.enter), .key(.backspace), .key(.up), .key(.down),
        .key(.up), .key(.pageUp), .key(.pageDown), .key(.interrupt), .key(.end),
      ])
  }

  @Test("is Escape where nothing follows, and no key where it is one that a desk does not know")
  func escape() {
    #expect(tokens("\u{1B}") == [.key(.escape)])
    #expect(tokens("\u{1B}", "a") == [.key(.escape), .key(.character("a"))])
    #expect(tokens("\u{1B}[C\u{1B}[1;5D\u{1B}[3~\t") == [])
  }

  @Test("may come in pieces")
  func pieces() {
    var decoder = KeyDecoder()
    let bytes = Array("字\u{1B}[B\u{1B}[?62;4c".utf8)
    #expect(
      bytes.flatMap { byte in byte == 0x1B ? [] : decoder.tokens(of: [byte]) }.contains(.key(.character("字"))))
    #expect(tokens("\u{1B}[", "B") == [.key(.down)])
  }

  @Test("is told apart from its answers: what it can do, and whether it knows kitty's pictures")
  func answers() {
    #expect(
      tokens("\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[?62;4;22ca") == [
        .kittyPictures, .attributes([62, 4, 22]), .key(.character("a")),
      ])
    #expect(tokens("\u{1B}_Gi=31;ENOTSUPPORTED\u{1B}\\") == [])
    #expect(tokens("\u{1B}]11;rgb:0/0/0\u{7}x") == [.key(.character("x"))])
  }

  @Test("is nothing where it is not UTF-8")
  func notUTF8() {
    var decoder = KeyDecoder()
    #expect(decoder.tokens(of: [0xB4, 0xFA, 0x61]).filter { $0 != .key(.character("a")) }.isEmpty)
  }
}
