import PictureReading
import Testing

@Suite struct CTCDecoderTests {
  private let characters: [Character] = ["\0", "A", "1", "康"]

  /// Columns of probabilities, one for each character.
  private func decode(_ columns: [[Float]]) -> [ReadCharacter] {
    CTCDecoder(characters: characters).decode(columns.flatMap { $0 })
  }

  @Test func repeatsAreOneCharacterUnlessNothingLiesBetween() {
    let (none, one): ([Float], [Float]) = ([0.9, 0, 0.1, 0], [0.2, 0, 0.8, 0])
    #expect(decode([one, one]).map(\.character) == ["1"])
    #expect(decode([one, none, one]).map(\.character) == ["1", "1"])
  }

  @Test func aCharacterIsAsProbableAsInItsBestColumn() throws {
    let read = decode([[0.3, 0.7, 0, 0], [0.1, 0.9, 0, 0], [0.4, 0.6, 0, 0]])
    #expect(read == [ReadCharacter("A", probability: Double(Float(0.9)))])
  }

  @Test func charactersComeInTheirOrder() {
    let read = decode([[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1], [1, 0, 0, 0]])
    #expect(read.map(\.character) == ["A", "1", "康"])
  }

  @Test func nothingIsReadFromNothing() {
    #expect(decode([]).isEmpty)
    #expect(decode([[1, 0, 0, 0]]).isEmpty)
  }

  @Test func whatElseWasThoughtOfIsKept() {
    let read = decode([[0.1, 0.3, 0.595, 0.005], [0, 0, 0, 1], [0, 0.0005, 0, 0.9995]])
    #expect(read.map(\.rivals) == [[.init(character: "A", probability: Double(Float(0.3)))], []])
  }

  @Test func besideAnIdeographOtherIdeographsAreKeptToo() {
    let decoder = CTCDecoder(characters: ["\0", "健", "康", "建", "，"])
    let read = decoder.decode([0, 0.9, 0.005, 0.05, 0.045])
    #expect(read.map(\.rivals) == [[.init(character: "建", probability: Double(Float(0.05)))]])
  }
}
