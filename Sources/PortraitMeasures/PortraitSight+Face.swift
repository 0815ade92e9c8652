import PictureReading

extension PortraitSight {
  /// What only makes sense on a face; `take` is not called without one.
  func withFace(_ take: (FaceView) -> Reading) -> Reading {
    if let fault = observation.inferenceFault { return .failed(fault.description) }
    guard let picture = observation.picture else { return .notApplicable("no picture could be read") }
    guard let face = observation.faces.first, let mesh = observation.mesh, let head = observation.head,
      let pose = observation.pose
    else { return .notApplicable("no face was found") }
    return take(
      FaceView(
        frame: picture.frame, scale: picture.scale, face: face, mesh: mesh, person: observation.person, head: head,
        pose: pose))
  }

  /// What speaks of colour and light on the main face.
  func withAlignedFace(_ take: (AlignedFace) -> Reading) -> Reading {
    withFace { _ in
      guard let aligned else { return .failed("the face could not be cut out") }
      return take(aligned)
    }
  }

  /// What rests on how likely the photo shows each fault.
  func withLooks(_ take: ([PhotoLooks.Fault: Double]) -> Reading) -> Reading {
    switch looks {
    case .success(let looks): take(looks)
    case .failure(let fault): .failed("\(fault)")
    }
  }

  /// What one of the classifiers says of the main face.
  func withLikelihood(of classifier: KeyPath<FaceClassifiers, FaceClassifier>, _ take: (Double) -> Reading) -> Reading {
    withFace { _ in
      guard let grid, let headgear else { return .failed("the face reaches too far outside the picture") }
      switch FaceClassifiers.shipped {
      case .success(let classifiers):
        return take(classifiers[keyPath: classifier].likelihood(of: grid, shape: headgear))
      case .failure(let error): return .failed("the classifiers cannot be read: \(error)")
      }
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
