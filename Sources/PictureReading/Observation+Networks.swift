extension Observation {
  /// What a picture is looked at for.
  package enum Purpose: Sendable {
    /// To measure the person on it: every turn is tried until an upright face is found.
    case portrait
    /// To read it: a document's faces are only looked for, not measured; and a document without one is turned by its text.
    case document
  }

  /// Looks at a picture with the networks.
  package convenience init(of opened: OpenedPicture, for purpose: Purpose, with networks: NetworkSet) {
    guard case .success(let decoded) = opened.picture else {
      self.init(file: opened.facts, picture: opened.picture)
      return
    }
    do throws(InferenceError) {
      let seen = try FacedPicture.upright(decoded, tryingAllTurns: purpose == .portrait, with: networks)
      var person: PersonView?
      if purpose == .portrait, let face = seen.faces.first {
        person = try networks.person(around: face, in: seen.picture.frame)
      }
      self.init(
        file: opened.facts, picture: .success(seen.picture), faces: seen.faces,
        mayHoldMoreFaces: seen.mayHoldMoreFaces, mesh: purpose == .portrait ? seen.mesh : nil, person: person,
        findText: { frame throws(InferenceError) in try networks.textLines(in: frame, look: purpose.look) },
        glimpseText: { frame throws(InferenceError) in try networks.textLines(in: frame, look: .glimpse) },
        readText: { lines, picture throws(InferenceError) in try networks.read(lines, in: picture) },
        seePhoto: { mesh, frame throws(InferenceError) in try networks.photoFeatures(of: mesh, in: frame) },
        findHands: { mesh, frame throws(InferenceError) in try networks.hands(near: mesh, in: frame) })
    } catch {
      self.init(file: opened.facts, picture: opened.picture, inferenceFault: error)
    }
  }
}

extension Observation.Purpose {
  fileprivate var look: TextDetector.Look {
    switch self {
    case .portrait: .glance
    case .document: .reading
    }
  }
}

/// A picture with the faces found in it.
private struct FacedPicture {
  let picture: DecodedPicture
  /// The certain ones, the main one first.
  let faces: [DetectedFace]
  let mayHoldMoreFaces: Bool
  /// The mesh of the main face.
  let mesh: FaceMesh?

  init(_ picture: DecodedPicture, with networks: NetworkSet) throws(InferenceError) {
    let found = try networks.faces(in: picture.frame)
    self.picture = picture
    faces = found.filter { $0.score >= FaceDetector.certain }
    mayHoldMoreFaces = found.count > faces.count
    mesh = try faces.first.map { face throws(InferenceError) in try networks.mesh(of: face, in: picture.frame) }
  }

  /// The turn that brings the main face upright, by the detector's points and, where those err, by the mesh.
  var uprightTurn: QuarterTurn {
    guard let main = faces.first, main.uprightTurn == .none, let mesh else {
      return faces.first?.uprightTurn ?? .none
    }
    return QuarterTurn(against: HeadPose(mesh).roll)
  }

  /// The picture turned so that its main face stands upright, with the faces then found.
  ///
  /// A turned face is mostly found as it lies, and says by its own points how it lies; only where none is found, or
  /// its points mislead, are the other turns tried.
  static func upright(
    _ picture: DecodedPicture, tryingAllTurns: Bool, with networks: NetworkSet
  ) throws(InferenceError) -> FacedPicture {
    let first = try FacedPicture(picture, with: networks)
    if !first.faces.isEmpty && first.uprightTurn == .none { return first }
    let likely = first.uprightTurn
    var best = first
    var bestScore = 0.0
    let others: [QuarterTurn] = tryingAllTurns ? [.right, .half, .left].filter { $0 != likely } : []
    for turn in [likely] + others where turn != .none {
      let turned = try FacedPicture(picture.turned(turn), with: networks)
      guard let main = turned.faces.first, turned.uprightTurn == .none, main.score > bestScore else { continue }
      (best, bestScore) = (turned, main.score)
      if turn == likely { break }
    }
    return best
  }
}
