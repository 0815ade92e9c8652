import Foundation
import PictureReading
import PortraitMeasures
import TestPictures
import Testing

@Suite struct PhotoLooksTests {
  @Test(arguments: [
    (LooksUnsharp.self as any Measure<PortraitSight>.Type, Sample.blurred), (LooksUnsharp.self, .smeared),
    (LooksBadlyLit.self, .dark),
    (LooksCovered.self, .maskedFace), (LooksEyesHidden.self, .darkLenses), (LooksEyesHidden.self, .whiteEyes),
    (LooksHeadgear.self, .brimmedHat), (LooksTurned.self, .turnedHead), (LooksCutOut.self, .headAlone),
    (LooksDefective.self, .blurred),
  ])
  func eachFaultLooksLikeItMoreThanAGoodPhoto(look: any Measure<PortraitSight>.Type, sample: Sample) throws {
    let (faulty, good) = try (Inspected.number(look, of: sample), Inspected.number(look, of: .good))
    #expect(faulty > good + 0.2, "\(faulty) against \(good)")
  }

  @Test func weightsThatDoNotFitAreRefused() throws {
    let json = #"{"means": "", "spreads": "", "faults": {}}"#
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(PhotoLooks.self, from: Data(json.utf8)) }
  }

  @Test func theSamePhotoLooksTheSame() throws {
    let looks = try PhotoLooks.shipped.get()
    #expect(looks.likelihoods(of: .none) == looks.likelihoods(of: .none))
    #expect(looks.likelihoods(of: .none).count == PhotoLooks.Fault.allCases.count)
  }
}
