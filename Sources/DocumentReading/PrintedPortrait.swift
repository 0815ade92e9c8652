import Foundation
import PictureReading

/// The portrait of its holder on a document.
struct PrintedPortrait {
  /// In frame pixels.
  let mesh: FaceMesh

  /// A face less sure than this is a pattern, or covered.
  private static let leastPresence = 0.5
  /// Side of the closer look, in lengths of the document or of its text, beside which a portrait stands.
  private static let reach = 1.3

  /// The most prominent face on the document: some have a second, pale one. Where none is found in the whole picture, the document alone is
  /// looked at, larger, and there weaker answers count too if the mesh confirms them.
  /// - Parameter faces: the certain ones of the whole picture.
  /// - Returns: Nil where there is none.
  init?(
    faces: [DetectedFace], on document: FlatDocument, frame: Pixels, networks: NetworkSet
  ) throws(InferenceError) {
    func portrait(among faces: [DetectedFace]) throws(InferenceError) -> FaceMesh? {
      for face in faces where document.mayHold(face) {
        let mesh = try networks.mesh(of: face, in: frame)
        if mesh.presence >= Self.leastPresence { return mesh }
      }
      return nil
    }
    let closer = document.view(reach: Self.reach, size: FaceDetector.size)
    let found =
      if let mesh = try portrait(among: faces) { mesh } else {
        try portrait(among: try networks.faces(in: closer, of: frame))
      }
    guard let found else { return nil }
    mesh = found
  }
}

extension FlatDocument {
  /// Whether a face could be printed on the document: a person who holds it is not.
  fileprivate func mayHold(_ face: DetectedFace) -> Bool {
    let centre = place(of: face.box.centre)
    let lengthInFrame = corners[0].distance(to: corners[1])
    // Beside the extent of a text, whose ends no one knows, a portrait may stand as well.
    let beside = hasCorners ? 0 : 0.5 * width
    return face.box.height < 0.6 * lengthInFrame && (-beside...width + beside).contains(centre.x)
      && (-beside...height + beside).contains(centre.y)
  }

  /// An upright square around the document.
  fileprivate func view(reach: Double, size: Int) -> SquareView {
    let top = corners[1] - corners[0]
    let middle = corners.reduce(Point(x: 0, y: 0), +) * 0.25
    let longest = max(corners[0].distance(to: corners[1]), corners[0].distance(to: corners[3]))
    return SquareView(centre: middle, side: reach * longest, angle: atan2(top.y, top.x), size: size)
  }
}
