import PictureReading
import ReviewDomain

/// What the measures of a half-body photo look at: the picture with what only they want to know of it, each computed once.
///
/// Used by one thread only, as the observation it looks into.
package final class PortraitSight {
  package let observation: Observation
  /// The application's other upload, for measures that compare the two; nil where there is none.
  package let otherUpload: OtherUpload?

  package init(_ observation: Observation, beside otherUpload: OtherUpload? = nil) {
    self.observation = observation
    self.otherUpload = otherUpload
  }

  /// The main face in a small upright view, for measures of colour and light.
  package private(set) lazy var aligned: AlignedFace? = {
    guard let frame = observation.picture?.frame, let mesh = observation.mesh else { return nil }
    return AlignedFace(mesh: mesh, frame: frame)
  }()

  /// What the person wears or grows above the forehead; nil where it cannot be had.
  package private(set) lazy var headgear: HeadgearShape? = {
    guard let frame = observation.picture?.frame, let mesh = observation.mesh, let person = observation.person,
      let head = observation.head
    else { return nil }
    return HeadgearShape(mesh: mesh, person: person, head: head, frame: frame)
  }()

  /// The main face as numbers for a classifier; nil where it cannot be had.
  package private(set) lazy var grid: FaceGrid? = {
    guard let frame = observation.picture?.frame, let mesh = observation.mesh, let person = observation.person,
      let aligned
    else { return nil }
    return FaceGrid(face: aligned, mesh: mesh, person: person, frame: frame)
  }()

  /// The main face in grey at the scale its sharpness is judged at; nil where it cannot be had.
  package private(set) lazy var detail: FaceDetail? = {
    guard let picture = observation.picture, let mesh = observation.mesh else { return nil }
    return FaceDetail(mesh: mesh, picture: picture)
  }()

  /// How likely the photo shows each fault.
  package private(set) lazy var looks: Result<[PhotoLooks.Fault: Double], any Error> = {
    switch (observation.photoFeatures, PhotoLooks.shipped) {
    case (.success(let photo), .success(let looks)): .success(looks.likelihoods(of: photo))
    case (.failure(let error), _): .failure(error)
    case (nil, _): .success([:])
    case (_, .failure(let error)): .failure(UnreadableWeights(why: "\(error)"))
    }
  }()

  /// Lines of text above, below or beside the face.
  package private(set) lazy var captions: Result<[TextLine], InferenceError> = findCaptions()

  private var readings: [MeasureName: Reading] = [:]

  /// What a measure says of the picture; taken once, whoever asks.
  package func reading(of measure: any Measure<PortraitSight>.Type) -> Reading {
    if let reading = readings[measure.name] { return reading }
    let reading = measure.take(self)
    readings[measure.name] = reading
    return reading
  }
}
