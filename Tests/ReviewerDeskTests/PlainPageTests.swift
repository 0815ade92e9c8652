import ReviewDomain
import ReviewerDesk
import Testing

@Suite("The desk line by line")
struct PlainPageTests {
  @Test("tells an application whole once, with why it was referred, and asks")
  func application() throws {
    let model = try DeskFixtures.desk()
    let text = PlainPage.text(of: model, after: nil)
    for words in [
      "Application 2026-000001, 3 waiting. Due 2026-11-26, in 3 working days.", "Name: 甄健康. ID number: A12345****.",
      "name match: typed 甄健康; on the document 甄健康",
      "1. no_face 沒有臉: face.count of the photo is 0; referred where below 1 (no face is seen)",
    ] {
      #expect(text.contains(words), "\(text)")
    }
    #expect(PlainPage.text(of: model, after: model).isEmpty)
    #expect(PlainPage.question(of: model).hasPrefix("Decision"))
  }

  @Test("lists the reasons with their keys and what is chosen")
  func reasons() throws {
    var model = try DeskFixtures.desk()
    let before = model
    model.type("r")
    #expect(PlainPage.text(of: model, after: before).contains("a: no_face 沒有臉 (the machine's)\nb: file_too_large"))
    let listed = model
    model.type("b")
    #expect(PlainPage.text(of: model, after: listed) == "1: portrait portrait的\n2: identity identity的\n")
    let asked = model
    model.type("1⏎")
    #expect(PlainPage.text(of: model, after: asked) == "Chosen: file_too_large 檔案過大：portrait的\n")
  }

  @Test("a line is one key, or the keys of several reasons, or words")
  func keys() {
    #expect(PlainPage.keys("a", in: .looking) == [.character("a")])
    #expect(PlainPage.keys("approve", in: .looking) == nil, "the first letter of a word must not decide")
    #expect(PlainPage.keys("", in: .looking) == [.enter])
    #expect(PlainPage.keys("a c", in: .reasons) == [.character("a"), .character("c"), .enter])
    #expect(PlainPage.keys("a b", in: .note) == [.character("a"), .character(" "), .character("b"), .enter])
    #expect(PlainPage.keys("", in: .help) == [.enter])
  }
}
