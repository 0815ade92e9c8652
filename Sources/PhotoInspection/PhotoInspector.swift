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

  /// Measures the uploads and compares the document with what was typed. Never throws: a picture that cannot be read, or a
  /// network that fails, is among the measurements.
  public func inspect(_ uploads: Uploads) -> Inspection {
    let (portrait, identity) = observations(uploads)
    return Inspection(
      evidence: Evidence(
        portrait: portrait?.measurements(MeasureRegistry.portrait) ?? Measurements(),
        identity: identity?.measurements(MeasureRegistry.identity),
        comparisons: (try? identity?.document?.comparisons.get()) ?? []),
      content: try? identity?.document?.reading.get().content)
  }

  /// What is seen in the uploads, for measures and annotation.
  package func observations(_ uploads: Uploads) -> (portrait: Observation?, identity: Observation?) {
    let (portrait, identity) = (uploads.portrait.map(PictureDecoder.open), uploads.identity.map(PictureDecoder.open))
    func other(_ opened: OpenedPicture?) -> OtherUpload? { opened.map { OtherUpload(try? $0.picture.get()) } }
    return (
      portrait.map { observation(portrait: $0, other: other(identity)) },
      identity.map { observation(identity: $0, claim: uploads.claim) }
    )
  }

  private func observation(portrait opened: OpenedPicture, other: OtherUpload?) -> Observation {
    guard case .success(let decoded) = opened.picture else {
      return Observation(file: opened.facts, picture: opened.picture, otherUpload: other)
    }
    let networks = networks
    let findText = { (frame: Pixels) throws(InferenceError) in try networks.textLines(in: frame, look: .glance) }
    do throws(InferenceError) {
      let seen = try upright(decoded, tryingAllTurns: true)
      return Observation(
        file: opened.facts, picture: .success(seen.picture), faces: seen.faces,
        mayHoldMoreFaces: seen.mayHoldMoreFaces, mesh: seen.mesh,
        person: try seen.faces.first.map { face throws(InferenceError) in
          try networks.person(around: face, in: seen.picture.frame)
        },
        otherUpload: other, findText: findText,
        findCaptions: { frame throws(InferenceError) in try networks.textLines(in: frame, look: .caption) },
        headFeatures: { mesh, frame throws(InferenceError) in try networks.headFeatures(of: mesh, in: frame) })
    } catch {
      return Observation(
        file: opened.facts, picture: opened.picture, inferenceFault: error, otherUpload: other, findText: findText)
    }
  }

  /// A document's faces are only looked for, not measured; and a document without one is turned by its text.
  private func observation(identity opened: OpenedPicture, claim: DocumentClaim?) -> Observation {
    guard case .success(let decoded) = opened.picture else {
      return Observation(file: opened.facts, picture: opened.picture)
    }
    let networks = networks
    do throws(InferenceError) {
      let seen = try upright(decoded, tryingAllTurns: false)
      return Observation(
        file: opened.facts, picture: .success(seen.picture), faces: seen.faces,
        mayHoldMoreFaces: seen.mayHoldMoreFaces,
        findText: { frame throws(InferenceError) in try networks.textLines(in: frame, look: .reading) },
        documentReader: try networks.documentReader(), claim: claim)
    } catch {
      return Observation(file: opened.facts, picture: opened.picture, inferenceFault: error)
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
  private func upright(_ picture: DecodedPicture, tryingAllTurns: Bool) throws(InferenceError) -> Sight {
    let first = try look(at: picture)
    if !first.faces.isEmpty && first.uprightTurn == .none { return first }
    let likely = first.uprightTurn
    var best = first
    var bestScore = 0.0
    let others: [QuarterTurn] = tryingAllTurns ? [.right, .half, .left].filter { $0 != likely } : []
    for turn in [likely] + others where turn != .none {
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
