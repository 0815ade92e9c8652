import PhotoInspection
import Testing

@Suite struct MeasuresPageTests {
  @Test func everyMeasureHasOneRowThatSaysWhereItIsTaken() {
    let page = MeasuresPage.render(
      portrait: [FileBytes.self, EditBorder.self], identity: [FileBytes.self, ImageWidth.self])
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }
    #expect(rows.count == 3)
    #expect(rows.first == "| `file.bytes` | bytes | \(FileBytes.summary) | portrait, identity |")
    #expect(rows.dropFirst().first?.hasSuffix("| portrait |") == true)
    #expect(rows.last?.hasSuffix("| identity |") == true)
  }

  @Test func thePageIsTheSameEveryTime() {
    #expect(MeasuresPage.render() == MeasuresPage.render())
    #expect(MeasuresPage.render().hasSuffix("|\n"))
  }

  @Test func noMeasureIsRegisteredTwice() {
    for list in [MeasureRegistry.portrait, MeasureRegistry.identity] {
      let names = list.map { $0.name }
      #expect(Set(names).count == names.count)
    }
  }

  @Test func summariesFitATable() {
    for measure in MeasureRegistry.portrait + MeasureRegistry.identity {
      #expect(!measure.summary.isEmpty && !measure.summary.contains("\n"), "\(measure.name)")
    }
  }
}
