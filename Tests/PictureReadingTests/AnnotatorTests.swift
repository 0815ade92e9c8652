import Foundation
import PictureReading
import TestPictures
import Testing

@Suite struct AnnotatorTests {
  private let frame = TestScene.plain(width: 300, height: 200, red: 240, green: 240, blue: 240)

  private func drawn(_ annotation: Annotation) throws -> Pixels {
    try TestFile(bytes: Annotator.png(annotation, over: frame)).opened().picture.get().frame
  }

  private func colour(_ picture: Pixels, x: Int, y: Int) -> [UInt8] {
    Array(picture.bytes[(3 * (y * picture.width + x))...].prefix(3))
  }

  @Test func nothingToDrawLeavesThePictureAlone() throws {
    #expect(try drawn(Annotation()).bytes == frame.bytes)
  }

  @Test func boxesAndPointsAreDrawnInTheirPlaces() throws {
    let picture = try drawn(
      Annotation(boxes: [Box(x: 50, y: 40, width: 100, height: 80)], points: [Point(x: 200, y: 100)]))
    #expect(colour(picture, x: 50, y: 80) == [0, 170, 80])
    #expect(colour(picture, x: 100, y: 40) == [0, 170, 80])
    #expect(colour(picture, x: 100, y: 80) == [240, 240, 240])
    #expect(colour(picture, x: 200, y: 100) == [0, 150, 255])
  }

  @Test func extrapolatedLinesAreDashed() throws {
    let picture = try drawn(
      Annotation(lines: [
        Annotation.Line(from: Point(x: 20, y: 30), to: Point(x: 280, y: 30), isDashed: false),
        Annotation.Line(from: Point(x: 20, y: 60), to: Point(x: 280, y: 60), isDashed: true),
      ]))
    let inked = [30, 60].map { y in (20..<280).count { colour(picture, x: $0, y: y) == [230, 0, 120] } }
    #expect(inked[0] == 260)
    #expect((100...180).contains(inked[1]))
  }

  @Test func textStandsOnABandBelowThePicture() throws {
    let one = try drawn(Annotation(texts: ["portrait_too_small 人像過小"]))
    let three = try drawn(Annotation(texts: ["portrait_too_small 人像過小", "edited <b>&", "no_face\u{1B}[31m"]))
    #expect(one.width == 300)
    #expect(one.height > 210)
    #expect(three.height > one.height + 20)
    #expect(Array(one.bytes.prefix(frame.bytes.count)) == frame.bytes)
    #expect(one.bytes[frame.bytes.count...].contains { $0 > 200 }, "no ink on the band")
  }

  @Test func whatLiesOutsideIsLeftAway() throws {
    let picture = try drawn(
      Annotation(
        boxes: [Box(x: -50, y: -50, width: 900, height: 900)], points: [Point(x: -5, y: 900)],
        lines: [Annotation.Line(from: Point(x: -90, y: -20), to: Point(x: 900, y: -20), isDashed: true)],
        texts: ["text"]))
    #expect(colour(picture, x: 0, y: 100) == [0, 170, 80])
    #expect(colour(picture, x: 299, y: 100) == [0, 170, 80])
  }
}
