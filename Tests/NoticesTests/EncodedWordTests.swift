import Foundation
import Notices
import Testing

@Suite("Encoded words of RFC 2047")
struct EncodedWordTests {
  /// Decodes words one by one, so that a character split between two is seen.
  private func decoded(_ words: [String]) throws -> [String] {
    try words.map { word in
      try #require(word.hasPrefix("=?UTF-8?B?") && word.hasSuffix("?="))
      let bytes = try #require(Data(base64Encoded: String(word.dropFirst(10).dropLast(2))))
      return try #require(String(validating: bytes, as: UTF8.self), "a character is split between words")
    }
  }

  @Test("a short text is one word")
  func oneWord() {
    #expect(EncodedWord.words("甄健康") == ["=?UTF-8?B?55SE5YGl5bq3?="])
    #expect(EncodedWord.words("") == [])
  }

  @Test(
    "words are at most 75 characters, each of whole characters, and make up the text",
    arguments: [
      String(repeating: "甄", count: 200), String(repeating: "a甄", count: 100), String(repeating: "𠮷", count: 200),
      String(repeating: "x𠮷𫝆", count: 70), String(repeating: "👨‍👩‍👧", count: 40),
      "葛󠄀城" + String(repeating: "e\u{301}", count: 90),
      "Z" + String(repeating: "\u{301}", count: 200), String(repeating: "\u{E000}", count: 120),
    ])
  func longTexts(text: String) throws {
    for firstRoom in 20...75 {
      let words = EncodedWord.words(text, firstRoom: firstRoom)
      #expect(words.allSatisfy { $0.count <= 75 })
      #expect(words[0].count <= firstRoom)
      #expect(try decoded(words).joined() == text)
    }
  }

  @Test("a mark stays with its letter, a family with its members")
  func clusters() throws {
    let text = "x" + String(repeating: "e\u{301}👨‍👩‍👧", count: 12)
    let parts = try decoded(EncodedWord.words(text))
    #expect(parts.count > 1)
    #expect(parts.map(\.count).reduce(0, +) == text.count)
  }
}
