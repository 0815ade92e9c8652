import PictureReading

extension TestFile {
  /// What is seen of the file without a network.
  package func observed() throws -> Observation {
    let opened = try opened()
    return Observation(file: opened.facts, picture: opened.picture)
  }

  /// Files that are answered without a picture.
  package static func withoutPicture() throws -> [TestFile] {
    let scene = try TestScene.patches(width: 64, height: 64)
    return [TestFile(bytes: []), TestFile(bytes: Array("no picture".utf8)), try TestFile(scene, as: ".gif")]
  }
}

extension Pixels {
  /// What is seen without a network of a picture that never was a file.
  package func observed() throws -> Observation {
    Observation(
      file: try TestFile(self, as: ".png").opened().facts, picture: .success(DecodedPicture(frame: self)))
  }
}
