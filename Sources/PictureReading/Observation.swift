import Foundation
import ReviewDomain

/// One picture with everything the networks said of it, each computed once: what all rooms that measure look at.
///
/// Used by one thread only, in the worker that decoded the picture.
package final class Observation {
  /// Facts that need no pixel; always there.
  package let file: FileFacts
  /// The decoded picture, turned so that the face stands upright; nil when the file is not a picture we read, is
  /// broken, or is refused for its size.
  package let picture: DecodedPicture?
  /// Why `picture` is nil.
  package let decodingFault: DecodingFault?
  /// Every face found in the whole frame, the main one (largest, nearest the middle) first, in frame pixels.
  package let faces: [DetectedFace]
  /// Whether the detector saw something that might be one more face.
  package let mayHoldMoreFaces: Bool
  /// The mesh of the main face; nil without a face.
  package let mesh: FaceMesh?
  /// Body points and person mask around the main face; nil without a face.
  package let person: PersonView?
  /// Crown, chin and sides of the main head; nil without a face.
  package let head: HeadGeometry?
  /// Where the main head is turned to; nil without a face.
  package let pose: HeadPose?
  /// The network that gave no answer; what rests on it is missing above.
  package let inferenceFault: InferenceError?

  private let findText: (Pixels) throws(InferenceError) -> [TextLine]
  private let glimpseText: (Pixels) throws(InferenceError) -> [TextLine]
  private let readText: ([TextLine], DecodedPicture) throws(InferenceError) -> ReadText
  private let seePhoto: (FaceMesh, Pixels) throws(InferenceError) -> PhotoFeatures
  private let findHands: (FaceMesh, Pixels) throws(InferenceError) -> [FoundHand]

  /// - Parameters:
  ///   - findText: finds lines of text in the frame; called at most once, and only if a measure asks.
  ///   - glimpseText: the same at a smaller scale.
  ///   - readText: what lines of text say.
  ///   - seePhoto: what the trunks make of a photo; called at most once, and only if a measure asks.
  ///   - findHands: finds hands near a face; called at most once, and only if a measure asks.
  package init(
    file: FileFacts, picture: Result<DecodedPicture, DecodingFault>, faces: [DetectedFace] = [],
    mayHoldMoreFaces: Bool = false, mesh: FaceMesh? = nil, person: PersonView? = nil,
    inferenceFault: InferenceError? = nil,
    findText: @escaping (Pixels) throws(InferenceError) -> [TextLine] = { _ in [] },
    glimpseText: @escaping (Pixels) throws(InferenceError) -> [TextLine] = { _ in [] },
    readText: @escaping ([TextLine], DecodedPicture) throws(InferenceError) -> ReadText = { _, _ in .none },
    seePhoto: @escaping (FaceMesh, Pixels) throws(InferenceError) -> PhotoFeatures = { _, _ in PhotoFeatures.none },
    findHands: @escaping (FaceMesh, Pixels) throws(InferenceError) -> [FoundHand] = { _, _ in [] }
  ) {
    self.file = file
    self.faces = faces
    self.mayHoldMoreFaces = mayHoldMoreFaces
    self.mesh = mesh
    self.person = person
    self.inferenceFault = inferenceFault
    self.findText = findText
    self.glimpseText = glimpseText
    self.readText = readText
    self.seePhoto = seePhoto
    self.findHands = findHands
    switch picture {
    case .success(let decoded):
      self.picture = decoded
      decodingFault = nil
      head = mesh.map { HeadGeometry(mesh: $0, person: person, frame: decoded.frame) }
      pose = mesh.map(HeadPose.init)
    case .failure(let fault):
      self.picture = nil
      decodingFault = fault
      head = nil
      pose = nil
    }
  }

  /// Degrees clockwise the pixels were turned after EXIF to bring the face upright: 0, 90, 180 or 270.
  package var pixelTurn: Int { picture?.turn.degrees ?? 0 }

  /// Lines of text in the frame.
  package private(set) lazy var textLines: Result<[TextLine], InferenceError> = {
    guard let frame = picture?.frame else { return .success([]) }
    return Result { () throws(InferenceError) in try findText(frame) }
  }()

  /// What lines of text in the frame say.
  package func read(_ lines: [TextLine]) -> Result<ReadText, InferenceError> {
    guard let picture, !lines.isEmpty else { return .success(.none) }
    return Result { () throws(InferenceError) in try readText(lines, picture) }
  }

  /// Lines of text that are large enough to be seen at a smaller scale.
  package private(set) lazy var glimpsedLines: Result<[TextLine], InferenceError> = {
    guard let frame = picture?.frame else { return .success([]) }
    return Result { () throws(InferenceError) in try glimpseText(frame) }
  }()

  /// What the trunks make of the photo; nil without a face.
  package private(set) lazy var photoFeatures: Result<PhotoFeatures, InferenceError>? = {
    guard let frame = picture?.frame, let mesh else { return nil }
    return Result { () throws(InferenceError) in try seePhoto(mesh, frame) }
  }()

  /// Hands near the main face; none without a face.
  package private(set) lazy var hands: Result<[FoundHand], InferenceError> = {
    guard let frame = picture?.frame, let mesh else { return .success([]) }
    return Result { () throws(InferenceError) in try findHands(mesh, frame) }
  }()

  /// The fingerprints of the picture as it stands and turned clockwise by 90°, 180° and 270°; empty without a picture.
  package private(set) lazy var hashesOfAllTurns: [PerceptualHash] =
    picture.map { PerceptualHash.ofAllTurns($0.frame) } ?? []
}
