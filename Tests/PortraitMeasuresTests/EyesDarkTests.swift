import PortraitMeasures
import TestPictures
import Testing

@Suite struct EyesDarkTests {
  @Test func bareEyesAreAsLightAsTheSkin() throws {
    #expect(try Inspected.number(EyesDark.self, of: .good) > 0.72)
  }

  @Test func darkLensesAreNot() throws {
    #expect(try Inspected.number(EyesDark.self, of: .darkLenses) < 0.55)
  }

  @Test func darknessIsNoLens() throws {
    #expect(try Inspected.number(EyesDark.self, of: .dark) > 0.6)
  }
}
