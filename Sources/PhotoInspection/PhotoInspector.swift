import Foundation
import ReviewDomain

/// Takes every measure of an application's two pictures.
///
/// Holds the compiled networks; used by one thread only, in a worker process of its own.
public final class PhotoInspector {
  let networks: NetworkSet

  /// - Parameter networks: the folder with the networks' files.
  /// - Throws: a description of what is missing when the networks cannot be loaded.
  public init(networks folder: URL) throws {
    networks = try NetworkSet(folder: folder)
  }

  /// Measures both uploads. Never throws: a picture that cannot be read, or a network that fails, is among the
  /// measurements.
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
      // Nothing compares the document with the photo a second time.
      observation(openedIdentity, other: nil)
    )
  }

  private func observation(_ opened: OpenedPicture, other: OtherUpload?) -> Observation {
    guard case .success(let decoded) = opened.picture else {
      return Observation(file: opened.facts, picture: opened.picture, otherUpload: other)
    }
    let networks = networks
    let findText = { (frame: Pixels) throws(InferenceError) in try networks.textLines(in: frame, look: .glance) }
    do throws(InferenceError) {
      let seen = try upright(decoded)
      return Observation(
        file: opened.facts, picture: .success(seen.picture), faces: seen.faces,
        mayHoldMoreFaces: seen.mayHoldMoreFaces, mesh: seen.mesh,
        person: try seen.faces.first.map { face throws(InferenceError) in
          try networks.person(around: face, in: seen.picture.frame)
        },
        otherUpload: other, findText: findText)
    } catch {
      return Observation(
        file: opened.facts, picture: opened.picture, inferenceFault: error, otherUpload: other, findText: findText)
    }
  }

  /// A picture with the faces found in it.
  private struct Sight {
    let picture: DecodedPicture
    /// The certain ones, the main one first.
    let faces: [DetectedFace]
    let mayHoldMoreFaces: Bool
    /// The mesh of the main face.
    let mesh: FaceMesh?

    /// The turn that brings the main face upright, by the detector's points and, where those err, by the mesh.
    var uprightTurn: QuarterTurn {
      guard let main = faces.first, main.uprightTurn == .none, let mesh else {
        return faces.first?.uprightTurn ?? .none
      }
      return QuarterTurn(against: HeadPose(mesh).roll)
    }
  }

  /// The picture turned so that its main face stands upright, with the faces then found.
  ///
  /// A turned face is mostly found as it lies, and says by its own points how it lies; only where none is found, or
  /// its points mislead, are the other turns tried.
  private func upright(_ picture: DecodedPicture) throws(InferenceError) -> Sight {
    let first = try look(at: picture)
    if !first.faces.isEmpty && first.uprightTurn == .none { return first }
    let likely = first.uprightTurn
    var best = first
    var bestScore = 0.0
    for turn in [likely] + [.right, .half, .left].filter({ $0 != likely }) where turn != .none {
      let sight = try look(at: picture.turned(turn))
      guard let main = sight.faces.first, sight.uprightTurn == .none, main.score > bestScore else { continue }
      (best, bestScore) = (sight, main.score)
      if turn == likely { break }
    }
    return best
  }

  private func look(at picture: DecodedPicture) throws(InferenceError) -> Sight {
    let found = try networks.faces(in: picture.frame)
    let faces = found.filter { $0.score >= FaceDetector.certain }
    return Sight(
      picture: picture, faces: faces, mayHoldMoreFaces: found.count > faces.count,
      mesh: try faces.first.map { face throws(InferenceError) in try networks.mesh(of: face, in: picture.frame) })
  }
}

extension Observation {
  fileprivate func measurements(_ measures: [any Measure.Type]) -> Measurements {
    Measurements(measures.map { $0.measurement(of: self) })
  }
}
