import Foundation
import ReviewDomain

/// Takes every measure of an application's two pictures.
///
/// Holds the compiled networks; used by one thread only, in a worker process of its own.
public final class PhotoInspector {
  private let networks: NetworkSet

  /// - Parameter networks: the folder with the networks' files.
  /// - Throws: a description of what is missing when the networks cannot be loaded.
  public init(networks folder: URL) throws {
    networks = try NetworkSet(folder: folder)
  }

  /// Measures both uploads. Never throws: a picture that cannot be read, or a network that fails, is among the measurements.
  /// - Parameter identity: the front of the identity document; nil where only the photo is looked at.
  public func inspect(portrait: URL, identity: URL?) -> Evidence {
    let (portrait, identity) = observations(portrait: portrait, identity: identity)
    return Evidence(
      portrait: portrait.measurements(MeasureRegistry.portrait),
      identity: identity?.measurements(MeasureRegistry.identity))
  }

  /// What is seen in both uploads, for measures and annotation.
  package func observations(portrait: URL, identity: URL?) -> (portrait: Observation, identity: Observation?) {
    let openedPortrait = PictureDecoder.open(portrait)
    guard let identity else { return (observation(openedPortrait, other: nil), nil) }
    let openedIdentity = PictureDecoder.open(identity)
    return (
      observation(openedPortrait, other: OtherUpload(try? openedIdentity.picture.get())),
      observation(openedIdentity, other: OtherUpload(try? openedPortrait.picture.get()))
    )
  }

  private func observation(_ opened: OpenedPicture, other: OtherUpload?) -> Observation {
    guard case .success(let decoded) = opened.picture else {
      return Observation(file: opened.facts, picture: opened.picture, otherUpload: other)
    }
    let networks = networks
    let findText = { (frame: Pixels) throws(InferenceError) in try networks.textLines(in: frame) }
    do throws(InferenceError) {
      let (picture, found) = try upright(decoded)
      let faces = found.filter { $0.score >= FaceDetector.certain }
      let mesh = try faces.first.map { face throws(InferenceError) in try networks.mesh(of: face, in: picture.frame) }
      let person = try faces.first.map { face throws(InferenceError) in
        try networks.person(around: face, in: picture.frame)
      }
      return Observation(
        file: opened.facts, picture: .success(picture), faces: faces, mayHoldMoreFaces: found.count > faces.count,
        mesh: mesh, person: person, otherUpload: other, findText: findText)
    } catch {
      return Observation(
        file: opened.facts, picture: opened.picture, inferenceFault: error, otherUpload: other, findText: findText)
    }
  }

  /// The picture turned so that its main face stands upright, with the faces then found.
  ///
  /// A turned face is mostly found as it lies, and says by its own points how it lies; only where none is found are the other
  /// turns tried.
  private func upright(_ picture: DecodedPicture) throws(InferenceError) -> (DecodedPicture, [DetectedFace]) {
    let faces = try networks.faces(in: picture.frame)
    let main = faces.first { $0.score >= FaceDetector.certain }
    if let main, main.uprightTurn == .none { return (picture, faces) }
    let turns = main.map { [$0.uprightTurn] } ?? [.right, .half, .left]
    var best = (picture, faces)
    var bestScore = 0.0
    for turn in turns {
      let turned = picture.turned(turn)
      let found = try networks.faces(in: turned.frame)
      guard let main = found.first, main.score >= FaceDetector.certain, main.uprightTurn == .none,
        main.score > bestScore
      else { continue }
      (best, bestScore) = ((turned, found), main.score)
    }
    return best
  }
}

extension Observation {
  fileprivate func measurements(_ measures: [any Measure.Type]) -> Measurements {
    Measurements(measures.map { $0.measurement(of: self) })
  }
}
