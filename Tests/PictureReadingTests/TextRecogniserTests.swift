import PictureReading
import TestPictures
import Testing

@Suite struct TextRecogniserTests {
  @Test func aLineOfAnotherWidthIsAnError() throws {
    let recogniser = try TextRecogniser(InferenceEngine(networks: networksFolder))
    let line = Pixels(width: 100, height: 48, bytes: [UInt8](repeating: 0, count: 14_400))
    #expect(throws: InferenceError.self) { try recogniser.read(line) }
  }
}
