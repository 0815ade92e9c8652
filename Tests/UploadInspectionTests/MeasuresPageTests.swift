import PictureReading
import PortraitMeasures
import ReviewDomain
import Testing
import UploadInspection

@Suite struct MeasuresPageTests {
  @Test func everyMeasureHasOneRowThatSaysWhereItIsTaken() {
    let page = MeasuresPage.render([
      .portrait: [FileBytes.description, EditBorder.description],
      .identity: [FileBytes.description, ImageWidth.description],
    ])
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }
    #expect(rows.count == 3)
    #expect(rows.first == "| `file.bytes` | bytes | \(FileBytes.summary) | portrait, identity |")
    #expect(rows.dropFirst().first?.hasSuffix("| portrait |") == true)
    #expect(rows.last?.hasSuffix("| identity |") == true)
  }

  @Test func thePageIsTheSameEveryTime() {
    let page = MeasuresPage.render(PhotoInspector.measures)
    #expect(page == MeasuresPage.render(PhotoInspector.measures))
    #expect(page.hasSuffix("|\n"))
  }

  @Test func theUnitSaysWhichKindOfValueAMeasureGives() {
    #expect(FileBytes.description.values.type == .number)
    #expect(EditBorder.description.values.type == .flag)
    #expect(ImageHash.description.values.type == .text)
  }
}
