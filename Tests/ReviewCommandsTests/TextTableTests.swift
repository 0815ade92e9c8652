import ReviewCommands
import Testing

@Suite("A table of text")
struct TextTableTests {
  @Test("aligns its columns by what a terminal shows, where Chinese characters take two columns")
  func alignment() {
    var table = TextTable(header: ["NAME", "REASON", "DUE"])
    table.add(["甄健康先生", "head_cropped", "2026-12-01"])
    table.add(["A", "找不到人臉", "x"])
    #expect(
      table.text() == """
        NAME        REASON        DUE
        甄健康先生  head_cropped  2026-12-01
        A           找不到人臉    x

        """)
  }

  @Test("keeps each cell on its line and without characters that steer a terminal")
  func oneLine() {
    var table = TextTable(header: ["A", "B"])
    table.add(["a\nb\u{1B}[31m", "c\td\u{202E}"])
    #expect(table.text() == "A       B\nab[31m  cd\n")
  }

  @Test("bears rows of different lengths and no trailing blanks")
  func ragged() {
    var table = TextTable(header: ["A"])
    table.add(["one", "two"])
    #expect(table.text() == "A\none  two\n")
  }
}
