import DocumentReading
import PictureReading
import Testing

@Suite struct ReadLineTests {
  private let corners = Quadrilateral(
    topLeft: Point(x: 10, y: 10), topRight: Point(x: 110, y: 20), bottomRight: Point(x: 108, y: 40),
    bottomLeft: Point(x: 8, y: 30))

  @Test func itsMeasuresComeFromItsCorners() {
    let line = ReadLine(text: "甄健康", probability: 0.5, corners: corners)
    #expect(line.centre == Point(x: 59, y: 25))
    #expect(abs(line.width - 100.5) < 0.01)
    #expect(abs(line.height - 20.1) < 0.01)
  }

  @Test func itsConfidenceIsTheMeanOfItsCharacters() {
    let line = ReadLine(
      characters: [ReadCharacter("甲", probability: 1), ReadCharacter("乙", probability: 0.5)], corners: corners)
    #expect(line.confidence == 0.75)
    #expect(ReadLine(characters: [], corners: corners).confidence == 0)
  }

  @Test func itPrintsWithoutItsText() {
    let line = ReadLine(text: "甄健康", probability: 1, corners: corners)
    var dumped = ""
    dump(TestCard.nationalID().read(), to: &dumped)
    #expect(!"\(line) \(String(reflecting: line))".contains("甄"))
    #expect(!dumped.contains("甄") && !dumped.contains("A123456789"))
  }
}
