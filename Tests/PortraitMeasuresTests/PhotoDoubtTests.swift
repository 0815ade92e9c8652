import PortraitMeasures
import TestPictures
import Testing

@Suite struct PhotoDoubtTests {
  @Test(arguments: [Sample.good, .goodOnWhite])
  func nothingSpeaksAgainstAGoodPhoto(sample: Sample) throws {
    #expect(try Inspected.number(PhotoDoubt.self, of: sample) < 1.3)
  }

  @Test(arguments: [Sample.turnedHead, .maskedFace, .blurred])
  func whatFailsByItselfIsInDoubt(sample: Sample) throws {
    #expect(try Inspected.number(PhotoDoubt.self, of: sample) > Inspected.number(PhotoDoubt.self, of: .good) + 0.3)
  }

  @Test func eachFaultOfManyIsNamed() throws {
    let evidence = try Inspected.all[.turnedHead]?.get()[PhotoDoubt.name]?.evidence
    #expect(evidence?.contains("pose.yaw") == true)
  }

  /// Half-way on both sides of a face that may turn either way, past the limit, and on the good side.
  @Test(arguments: [(0, 0), (-6.5, 0.5), (6.5, 0.5), (13, 1), (90, 1.5)])
  func doubtGrowsWithTheWayToTheLimit(yaw: Double, expected: Double) throws {
    let scale = try #require(DoubtScale.all.first { $0.measure == PoseYaw.self })
    #expect(abs(scale.doubt(at: yaw) - expected) < 0.001)
  }

  @Test func moreThanUsualOfWhatIsGoodIsNoDoubt() throws {
    let scale = try #require(DoubtScale.all.first { $0.measure == FaceSharpness.self })
    #expect(scale.doubt(at: 0.9) == 0)
    #expect(abs(scale.doubt(at: scale.limits[0]) - 1) < 0.001)
  }
}
