import PortraitMeasures
import TestPictures
import Testing

@Suite struct FaceBlocksTests {
  @Test func aGoodPhotoShowsNoBlocks() throws {
    #expect(try Inspected.number(FaceBlocks.self, of: .good) < 1.4)
  }

  @Test func strongCompressionLeavesBlocks() throws {
    #expect(try Inspected.number(FaceBlocks.self, of: .recompressed) > 3)
  }

  @Test func whatPhonesAndMessengersDoIsNoFault() throws {
    #expect(try Inspected.number(FaceBlocks.self, of: .usualCompression) < 2.4)
  }
}
