import PictureReading
import ReviewDomain
import TestPictures
import Testing

@Suite struct PictureHashTests {
  /// Copies of one picture stay below this, pictures of two people above; the rules' limit lies here.
  private let limit = 40

  @Test(arguments: [TestPortrait.frontalCream, .frontalWhite, .twoPeople])
  func copiesStayNear(portrait: TestPortrait) throws {
    let original = try portrait.pixels()
    let hash = PerceptualHash(of: original)
    #expect(hash.distance(to: PerceptualHash(of: try original.recompressed(quality: 30))) < limit / 2)
    #expect(hash.distance(to: PerceptualHash(of: try original.resized(by: 0.4))) < limit / 2)
    #expect(hash.distance(to: PerceptualHash(of: try original.exposed(gain: 0.8))) < limit / 2)
    #expect(hash.distance(to: PerceptualHash(of: try original.inGrey())) < limit / 2)
  }

  @Test func differentPeopleAreApart() throws {
    let hashes = try TestPortrait.allCases.map { PerceptualHash(of: try $0.pixels()) }
    for (index, hash) in hashes.enumerated() {
      for other in hashes[(index + 1)...] { #expect(hash.distance(to: other) > limit) }
    }
  }

  /// Narrower than the grid the hash is made on, and too small for any rule, but no reason to end the worker.
  @Test func aTinyPictureStaysNearItsOriginal() throws {
    let original = try TestPortrait.frontalCream.pixels()
    let tiny = try original.resized(by: 48 / Double(original.width))
    #expect(tiny.width < 64)
    #expect(PerceptualHash(of: original).distance(to: PerceptualHash(of: tiny)) < limit * 2)
    #expect(PerceptualHash.ofAllTurns(Pixels(width: 1, height: 1, bytes: [9, 9, 9])).count == 4)
  }

  @Test func unrelatedPicturesDifferInHalfOfTheBits() throws {
    let first = PerceptualHash(of: try TestScene.patches(width: 300, height: 200, seed: 1))
    let second = PerceptualHash(of: try TestScene.patches(width: 300, height: 200, seed: 2))
    #expect((90...166).contains(first.distance(to: second)))
  }

  @Test(arguments: [(QuarterTurn.right, 1), (.half, 2), (.left, 3)])
  func aTurnedCopyIsFoundAmongTheTurns(turn: QuarterTurn, index: Int) throws {
    let original = try TestPortrait.frontalCream.pixels()
    let turned = PerceptualHash(of: original.turned(turn))
    let all = PerceptualHash.ofAllTurns(original)
    #expect(all.count == 4)
    #expect(all[index].distance(to: turned) < 8)
    #expect(all[0].distance(to: turned) > limit)
  }
}
