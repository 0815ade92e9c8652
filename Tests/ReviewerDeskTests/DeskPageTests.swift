import ReviewDomain
import ReviewerDesk
import Testing

@Suite("The desk's page")
struct DeskPageTests {
  static let sizes = [(80, 24), (100, 30), (160, 50), (60, 16), (40, 10), (20, 6), (1, 1)]

  private static func text(_ page: DeskPage) -> String { page.runs.map(\.text).joined(separator: "\n") }

  /// A desk in every mode.
  static func desks() throws -> [DeskModel] {
    let typed = ["", "r", "rb", "rd⏎請露出雙耳", "n" + String(repeating: "很長的備註", count: 40), "?", "a", "q"]
    var desks = try typed.map { keys in
      var model = try DeskFixtures.desk()
      model.type(keys)
      return model
    }
    var history = try DeskFixtures.desk()
    _ = history.receive(.told((1...99).map { "entry \($0) 轉人工審核" }))
    var nothing = DeskModel(reasons: DeskFixtures.reasons)
    _ = nothing.receive(.nothing(putAside: 2, elsewhere: 3))
    desks += [history, nothing]
    return desks
  }

  @Test("fills exactly the columns and rows that it takes, in cells, whatever the size and mode", arguments: sizes)
  func fits(columns: Int, rows: Int) throws {
    let (columns, rows) = (max(columns, 20), max(rows, 6))
    for model in try Self.desks() {
      let page = DeskPage(model, columns: columns, rows: rows)
      for run in page.runs {
        #expect(run.column + run.text.displayWidth <= columns && (0..<rows).contains(run.row), "\(run)")
      }
      for area in [page.photo, page.document].compactMap(\.self) {
        #expect(area.column + area.width <= columns && area.row > 0 && area.row + area.height <= rows - 2)
        #expect(area.width > 10 && area.height > 3)
        for run in page.runs where (area.row..<area.row + area.height).contains(run.row) {
          #expect(
            run.column >= area.column + area.width || run.column + run.text.displayWidth <= area.column,
            "words over a picture: \(run)")
        }
      }
      if let cursor = page.cursor { #expect(cursor.row < rows && cursor.column < columns) }
    }
  }

  @Test("shows both pictures beside why it was referred at 80 × 24, and words alone where there is no room")
  func parts() throws {
    let model = try DeskFixtures.desk()
    let page = DeskPage(model, columns: 80, rows: 24)
    #expect(page.photo != nil && page.document != nil)
    let text = Self.text(page)
    for words in [
      "2026-000001  甄健康  A12345****  due 2026-11-26, in 3 working days", "no_face 沒有臉: face.count of the",
      "name match: 甄健康", "born: 1981-01-01", "3 waiting, 0 decided", "q quit",
    ] {
      #expect(text.contains(words), "\(text)")
    }
    let small = DeskPage(model, columns: 50, rows: 12)
    #expect(small.photo == nil && Self.text(small).contains("no_face"))
  }

  @Test("shows the reasons with their keys, the machine's marked and the chosen checked, beside the photo")
  func reasons() throws {
    var model = try DeskFixtures.desk()
    model.type("rb12⏎")
    let page = DeskPage(model, columns: 80, rows: 24)
    let text = Self.text(page)
    #expect(page.photo != nil && page.document == nil)
    for words in ["[ ] a 沒有臉*", "[x] b 檔案過大：portrait的、identity的", "[ ] d 其他"] {
      #expect(text.contains(words), "\(text)")
    }
  }

  @Test("says that there is more, and shows it")
  func more() throws {
    var model = try DeskFixtures.desk()
    _ = model.receive(.told((1...99).map { "entry \($0)" }))
    #expect(Self.text(DeskPage(model, columns: 80, rows: 24)).contains("entry 21"))
    #expect(Self.text(DeskPage(model, columns: 80, rows: 24)).contains("↓ j: more"))
    for _ in 1...20 { model.type(" ") }
    let end = Self.text(DeskPage(model, columns: 80, rows: 24))
    #expect(end.contains("entry 99") && !end.contains("more"))
  }

  @Test("has the end of what is typed in sight, with the cursor after it")
  func typing() throws {
    var model = try DeskFixtures.desk()
    model.type("n" + String(repeating: "字", count: 60) + "末")
    let page = DeskPage(model, columns: 80, rows: 24)
    #expect(Self.text(page).contains("字末"))
    #expect(try #require(page.cursor).row == 22)
    #expect(try (70..<80).contains(#require(page.cursor).column))
  }

  @Test("leaves away what would steer the terminal")
  func controls() throws {
    var model = try DeskFixtures.desk()
    _ = model.receive(.refused("a\u{1B}[2Jb\u{9B}c"))
    #expect(
      !Self.text(DeskPage(model, columns: 80, rows: 24)).unicodeScalars.contains {
        "\u{1B}\u{9B}".unicodeScalars.contains($0)
      })
  }
}
