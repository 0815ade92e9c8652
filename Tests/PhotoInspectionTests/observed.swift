import PhotoInspection
import ReviewDomain
import TestPictures

extension TestFile {
  /// What measures that need no network see of the file.
  func observed(beside other: Pixels? = nil) throws -> Observation {
    let opened = try opened()
    return Observation(
      file: opened.facts, picture: opened.picture,
      otherUpload: other.map { OtherUpload(hash: PerceptualHash(of: $0)) })
  }

  /// Files that are answered without a picture.
  static func withoutPicture() throws -> [TestFile] {
    let scene = try TestScene.patches(width: 64, height: 64)
    return [TestFile(bytes: []), TestFile(bytes: Array("no picture".utf8)), try TestFile(scene, as: ".gif")]
  }
}

extension Pixels {
  /// What measures that need no network see of a picture that never was a file.
  func observed(beside other: Pixels? = nil) throws -> Observation {
    Observation(
      file: try TestFile(self, as: ".png").opened().facts, picture: .success(DecodedPicture(frame: self)),
      otherUpload: other.map { OtherUpload(hash: PerceptualHash(of: $0)) })
  }
}
