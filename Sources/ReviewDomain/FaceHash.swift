/// The fingerprint of a face, cut out along its own points, and of its mirror image: near the same for one photo however it was cropped,
/// padded, turned a little or mirrored.
public struct FaceHash: Sendable, Hashable {
  public let face: PerceptualHash
  public let mirrored: PerceptualHash

  public init(face: PerceptualHash, mirrored: PerceptualHash) {
    self.face = face
    self.mirrored = mirrored
  }

  /// In how many bits a face differs from another, or from the other's mirror image where that is nearer.
  @inlinable
  public func distance(to other: PerceptualHash) -> Int {
    min(face.distance(to: other), mirrored.distance(to: other))
  }
}

/// Both hashes with a blank between them, as measurements hold it.
extension FaceHash: LosslessStringConvertible {
  public var description: String { "\(face) \(mirrored)" }

  public init?(_ description: String) {
    let hashes = description.split(separator: " ").map { PerceptualHash(String($0)) }
    guard hashes.count == 2, let face = hashes[0], let mirrored = hashes[1] else { return nil }
    self.init(face: face, mirrored: mirrored)
  }
}
