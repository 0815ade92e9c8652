import ReviewCommands
import Testing

@Suite("The layout of text")
struct TextLayoutTests {
  private let text = {
    var table = TextTable(header: ["NAME", "REASON", "REMARK"])
    table.add(["甄健康先生", "head_cropped", "the head touches the upper edge of the picture"])
    table.add(["A", "找不到人臉，也看不清楚五官", ""])
    return "Two:\n" + table.text() + "\nThat is all.\n"
  }()

  @Test("keeps rows as they are for other programs, a tab between cells and nothing padded")
  func tabs() {
    #expect(TextLayout.tabs.laidOut(text) == text)
    #expect(text.contains("A\t找不到人臉，也看不清楚五官\t\n"))
  }

  @Test("keeps each cell on its line and without characters that steer a terminal, also in rows of different lengths")
  func cells() {
    var table = TextTable(header: ["A"])
    table.add(["a\nb\u{1B}[31m", "c\td\u{202E}"])
    #expect(table.text() == "A\t\nab[31m\tcd\n")
    #expect(TextLayout.wide.laidOut(table.text()) == "A\nab[31m  cd\n")
  }

  @Test("aligns columns by what a terminal shows, where Chinese characters take two columns, without blanks at the end")
  func wide() {
    #expect(
      TextLayout.wide.laidOut(text) == """
        Two:
        NAME        REASON                      REMARK
        甄健康先生  head_cropped                the head touches the upper edge of the picture
        A           找不到人臉，也看不清楚五官

        That is all.

        """)
  }

  @Test("wraps cells at blanks and between Chinese characters where a row would not fit")
  func terminal() {
    #expect(
      TextLayout.terminal(columns: 50).laidOut(text) == """
        Two:
        NAME        REASON              REMARK
        甄健康先生  head_cropped        the head touches
                                        the upper edge of
                                        the picture
        A           找不到人臉，也看不
                    清楚五官

        That is all.

        """)
  }

  @Test("fits every width that its longest words leave room for", arguments: 30...100)
  func width(columns: Int) {
    let lines = TextLayout.terminal(columns: columns).laidOut(text).split(separator: "\n")
    #expect(lines.allSatisfy { TextLayoutTests.width(of: $0) <= columns }, "\(lines.joined(separator: "\n"))")
  }

  @Test("takes room from columns that can be wrapped before it breaks a word")
  func wordsFirst() {
    var table = TextTable(header: ["MEASURE", "REASON"])
    table.add(["document.same_as_identity_in_full", "at most 6 of the bits differ"])
    #expect(
      TextLayout.terminal(columns: 44).laidOut(table.text()) == """
        MEASURE                            REASON
        document.same_as_identity_in_full  at most 6
                                           of the
                                           bits
                                           differ

        """)
  }

  @Test("breaks a word after a sign in it where it has one")
  func signs() {
    var table = TextTable(header: ["REASON", "X"])
    table.add(["features_unclear:eyes_closed", "y"])
    #expect(
      TextLayout.terminal(columns: 27).laidOut(table.text()) == """
        REASON                    X
        features_unclear:eyes_    y
        closed

        """)
  }

  @Test("breaks a word only where nothing else helps, and loses none of it")
  func longWord() {
    var table = TextTable(header: ["", "WHAT", "FINDING"])
    let digest = String(repeating: "0123456789abcdef", count: 4)
    table.add(["ok", "rules", "69 rules, \(digest)"])
    let laidOut = TextLayout.terminal(columns: 60).laidOut(table.text())
    #expect(laidOut.split(separator: "\n").allSatisfy { $0.count <= 60 })
    #expect(laidOut.filter { $0.isHexDigit && !$0.isUppercase }.hasSuffix(String(digest.suffix(20))))
  }

  private static func width(of line: Substring) -> Int {
    line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x3000 ? 2 : 1) }
  }
}
