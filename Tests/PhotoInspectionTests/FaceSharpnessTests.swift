import PhotoInspection
import Testing

@Suite struct FaceSharpnessTests {
  @Test func aSharpFaceIsSharp() throws {
    #expect(try Inspected.number(FaceSharpness.self, of: .good) > 0.3)
  }

  @Test func aBlurredFaceIsNot() throws {
    #expect(try Inspected.number(FaceSharpness.self, of: .blurred) < 0.2)
  }

  @Test func darknessIsNoBlur() throws {
    #expect(try Inspected.number(FaceSharpness.self, of: .dark) > 0.3)
  }
}
