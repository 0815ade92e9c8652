import ReviewDomain
import Testing

@Suite struct StrippedOfControlsTests {
  @Test(arguments: [
    ("甄健康", "甄健康"), ("a\u{1B}[31mb", "a[31mb"), ("a\u{9B}31mb", "a31mb"), ("a\r\nb\tc", "abc"), ("a\0b\u{7F}c", "abc"),
    ("a\u{85}\u{2028}\u{2029}b", "ab"), ("\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}x", "x"),
    ("\u{2066}\u{2067}\u{2068}\u{2069}x", "x"), ("\u{200B}\u{200C}\u{200D}\u{200E}\u{200F}\u{FEFF}x", "x"),
    ("\u{E0041}x", "x"), ("谷辣斯‧尤達卡 𠮷", "谷辣斯‧尤達卡 𠮷"), ("", ""),
  ])
  func removesWhatSteersATerminal(text: String, stripped: String) {
    #expect(text.strippedOfControls.unicodeScalars.elementsEqual(stripped.unicodeScalars))
  }
}
