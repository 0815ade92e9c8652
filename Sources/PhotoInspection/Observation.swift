import Foundation
import ReviewDomain

/// What the measures look at: one picture with everything the networks said of it, each computed once.
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
  /// The picture of the other upload, for measures that compare the two; nil where there is none.
  package let otherUpload: OtherUpload?

  private let findText: (Pixels) throws(InferenceError) -> [TextLine]
  private let findCaptions: (Pixels) throws(InferenceError) -> [TextLine]
  private let headFeatures: (FaceMesh, Pixels) throws(InferenceError) -> HeadFeatures
  private let documentReader: DocumentReader?
  private let claim: DocumentClaim?

  /// - Parameters:
  ///   - findText: finds lines of text in the frame; called at most once, and only if a measure asks.
  ///   - findCaptions: the same at a smaller scale, for photos; called at most once.
  ///   - headFeatures: what the detector's trunk makes of a head; called at most once.
  ///   - documentReader: reads what the lines say; nil where the picture is not meant to be a document.
  ///   - claim: what was typed and the document should say.
  package init(
    file: FileFacts, picture: Result<DecodedPicture, DecodingFault>, faces: [DetectedFace] = [],
    mayHoldMoreFaces: Bool = false, mesh: FaceMesh? = nil, person: PersonView? = nil,
    inferenceFault: InferenceError? = nil, otherUpload: OtherUpload? = nil,
    findText: @escaping (Pixels) throws(InferenceError) -> [TextLine] = { _ in [] },
    findCaptions: @escaping (Pixels) throws(InferenceError) -> [TextLine] = { _ in [] },
    headFeatures: @escaping (FaceMesh, Pixels) throws(InferenceError) -> HeadFeatures = { _, _ in HeadFeatures.none },
    documentReader: DocumentReader? = nil, claim: DocumentClaim? = nil
  ) {
    self.file = file
    self.faces = faces
    self.mayHoldMoreFaces = mayHoldMoreFaces
    self.mesh = mesh
    self.person = person
    self.inferenceFault = inferenceFault
    self.otherUpload = otherUpload
    self.findText = findText
    self.findCaptions = findCaptions
    self.headFeatures = headFeatures
    self.documentReader = documentReader
    self.claim = claim
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
    do throws(InferenceError) {
      return .success(try findText(frame))
    } catch {
      return .failure(error)
    }
  }()

  /// Lines of text that are large enough to be a caption.
  package private(set) lazy var captionLines: Result<[TextLine], InferenceError> = {
    guard let frame = picture?.frame else { return .success([]) }
    do throws(InferenceError) {
      return .success(try findCaptions(frame))
    } catch {
      return .failure(error)
    }
  }()

  /// What the detector's trunk makes of the main head; nil without a face.
  package private(set) lazy var features: Result<HeadFeatures, InferenceError>? = {
    guard let frame = picture?.frame, let mesh else { return nil }
    do throws(InferenceError) {
      return .success(try headFeatures(mesh, frame))
    } catch {
      return .failure(error)
    }
  }()

  /// How likely the main head shows each fault.
  package private(set) lazy var looks: Result<[HeadLooks.Fault: Double], any Error> = {
    switch (features, HeadLooks.shipped) {
    case (.success(let head), .success(let looks)): .success(looks.likelihoods(of: head))
    case (.failure(let error), _): .failure(error)
    case (nil, _): .success([:])
    case (_, .failure(let error)): .failure(UnreadableWeights(why: "\(error)"))
    }
  }()

  /// What is seen of the document; nil where there is no picture, or none that is meant to be a document.
  private(set) lazy var document: DocumentSight? = {
    guard let picture, let documentReader else { return nil }
    return DocumentSight(picture: picture, claim: claim, reader: documentReader) { [unowned self] in textLines }
  }()

  /// The fingerprints of the picture as it stands and turned clockwise by 90°, 180° and 270°; empty without a picture.
  package private(set) lazy var hashesOfAllTurns: [PerceptualHash] =
    picture.map { PerceptualHash.ofAllTurns($0.frame) } ?? []

  /// The main face in a small upright view, for measures of colour and light.
  package private(set) lazy var aligned: AlignedFace? = {
    guard let frame = picture?.frame, let mesh else { return nil }
    return AlignedFace(mesh: mesh, frame: frame)
  }()

  /// What the person wears or grows above the forehead; nil where it cannot be had.
  package private(set) lazy var headgear: HeadgearShape? = {
    guard let frame = picture?.frame, let mesh, let person, let head else { return nil }
    return HeadgearShape(mesh: mesh, person: person, head: head, frame: frame)
  }()

  /// The main face as numbers for a classifier; nil where it cannot be had.
  package private(set) lazy var grid: FaceGrid? = {
    guard let frame = picture?.frame, let mesh, let person, let aligned else { return nil }
    return FaceGrid(face: aligned, mesh: mesh, person: person, frame: frame)
  }()

  /// The main face in grey at the scale its sharpness is judged at; nil where it cannot be had.
  package private(set) lazy var detail: FaceDetail? = {
    guard let picture, let mesh else { return nil }
    return FaceDetail(mesh: mesh, picture: picture)
  }()

  private var readings: [MeasureName: Reading] = [:]

  /// What a measure says of the picture; taken once, whoever asks.
  func reading(of measure: any Measure.Type) -> Reading {
    if let reading = readings[measure.name] { return reading }
    let reading = measure.take(self)
    readings[measure.name] = reading
    return reading
  }

  /// What only makes sense on a document; `take` is not called where no text was found.
  func withDocumentText(_ take: (DocumentText) -> Reading) -> Reading {
    if let fault = inferenceFault { return .failed(fault.description) }
    guard let picture else { return .notApplicable("no picture could be read") }
    switch textLines {
    case .failure(let fault): return .failed(fault.description)
    case .success(let lines):
      guard let text = DocumentText(lines: lines, frame: picture.frame, scale: picture.scale) else {
        return .notApplicable("no text was found")
      }
      return take(text)
    }
  }

  /// What only makes sense on a face; `take` is not called without one.
  func withFace(_ take: (FaceView) -> Reading) -> Reading {
    if let fault = inferenceFault { return .failed(fault.description) }
    guard let picture else { return .notApplicable("no picture could be read") }
    guard let face = faces.first, let mesh, let head, let pose else { return .notApplicable("no face was found") }
    return take(
      FaceView(
        frame: picture.frame, scale: picture.scale, face: face, mesh: mesh, person: person, head: head, pose: pose))
  }

  /// What speaks of colour and light on the main face.
  func withAlignedFace(_ take: (AlignedFace) -> Reading) -> Reading {
    withFace { _ in
      guard let aligned else { return .failed("the face could not be cut out") }
      return take(aligned)
    }
  }
}

/// The main face with everything known of it.
struct FaceView {
  let frame: Pixels
  /// Native pixels per frame pixel.
  let scale: Int
  let face: DetectedFace
  let mesh: FaceMesh
  let person: PersonView?
  let head: HeadGeometry
  let pose: HeadPose
}
