import PictureReading
import PortraitMeasures
import ReviewDomain
import TestPictures

/// The samples as photos of a person.
enum Inspected: MeasuredSamples {
  typealias Sight = PortraitSight

  static let all = measured(for: .portrait) { seen, _ in PortraitSight(seen).measurements() }
}

extension TestFile {
  /// What measures that need no network see of the file.
  func sight() throws -> PortraitSight { PortraitSight(try observed()) }
}

extension Pixels {
  /// What measures that need no network see of a picture that never was a file.
  func sight(beside other: Pixels? = nil) throws -> PortraitSight {
    PortraitSight(try observed(), beside: other.map { OtherUpload(hash: PerceptualHash(of: $0)) })
  }
}
