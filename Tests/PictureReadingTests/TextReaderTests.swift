import Foundation
import PictureReading
import TestPictures
import Testing

@Suite struct TextReaderTests {
  private let networks: NetworkSet

  init() throws {
    networks = try NetworkSet(folder: networksFolder)
  }

  private func read(_ pixels: Pixels) throws -> [RecognisedLine] {
    let lines = try networks.textLines(in: pixels, look: .reading)
    return try networks.read(lines, in: DecodedPicture(frame: pixels)).lines
  }

  @Test(arguments: QuarterTurn.allCases)
  func aCardIsReadWhicheverWayItLies(turn: QuarterTurn) throws {
    let lines = try read(TestDefectPicture.specimenCard.pixels().turned(turn))
    let texts = lines.map(\.text)
    #expect(texts.contains("A223456781"), "\(texts)")
    #expect(texts.contains("中華民國國民身分證"), "\(texts)")
    #expect(texts.contains("好平安"), "\(texts)")
    let number = try #require(lines.first { $0.text == "A223456781" })
    #expect(number.confidence > 0.9)
    let wanted = Double(turn.degrees) * .pi / 180
    #expect(cos(number.box.angle - wanted) > 0.99, "is read along \(number.box.angle)")
  }

  @Test func aCardThatLeansIsRead() throws {
    let texts = try read(TestDefectPicture.specimenCard.pixels().rotated(degrees: 9)).map(\.text)
    #expect(texts.contains("A223456781"), "\(texts)")
  }

  @Test func smallTextIsReadFromTheFilesOwnPixels() throws {
    // Four times as many pixels, of which the frame keeps a quarter along each side.
    let card = try TestDefectPicture.specimenCard.pixels()
    let file = try TestFile(card.bordered(top: 2400, colour: [120, 120, 120]), as: ".jpg[Q=95]")
    let picture = try file.opened().picture.get()
    #expect(picture.scale > 1)
    let lines = try networks.textLines(in: picture.frame, look: .reading)
    let texts = try networks.read(lines, in: picture).lines.map(\.text)
    #expect(texts.contains("A223456781"), "\(texts)")
  }

  @Test func aWallHasNothingToRead() throws {
    let wall = Pixels(width: 400, height: 300, bytes: [UInt8](repeating: 150, count: 360_000))
    #expect(try read(wall).isEmpty)
  }

  @Test func nothingMoreIsReadOnceEnoughIs() throws {
    let pixels = try TestDefectPicture.specimenCard.pixels()
    let lines = try networks.textLines(in: pixels, look: .reading)
    let text = try networks.read(lines, in: DecodedPicture(frame: pixels)) { $0.count == 2 }
    #expect(text.lines.count == 2)
    #expect(!text.unread.isEmpty && text.unread.count <= lines.count - 2)
  }
}
