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

  /// The strongest face on the document: some have a second, pale one, which may be larger. Where none is found in the whole picture, or none
  /// but a pale one, the document alone is looked at, larger, and there weaker answers count too if the mesh confirms them.
  /// - Parameter faces: the certain ones of the whole picture.
  /// - Returns: Nil where there is none.
  init?(
    faces: [DetectedFace], on document: FlatDocument, frame: Pixels, networks: NetworkSet
  ) throws(InferenceError) {
    func portraits(among faces: [DetectedFace]) throws(InferenceError) -> [PrintedFace] {
      var found: [PrintedFace] = []
      for face in faces where document.mayHold(face) {
        let mesh = try networks.mesh(of: face, in: frame)
        if mesh.presence >= Self.leastPresence { found.append(PrintedFace(mesh, in: frame)) }
      }
      return found
    }
    var found = try portraits(among: faces)
    if found.allSatisfy(\.isPale) {
      let closer = document.view(reach: Self.reach, size: FaceDetector.size)
      found += try portraits(among: try networks.faces(in: closer, of: frame))
    }
    guard let first = found.first else { return nil }
    mesh = found.dropFirst().reduce(first) { $1.isOriginal(of: $0) ? $1 : $0 }.mesh
  }
}

/// A face on a document, and how strongly it is printed.
private struct PrintedFace {
  let mesh: FaceMesh
  /// From the darker to the lighter tones of the face, in luma. A second portrait is the first one faded into the ground, so that it has less.
  let contrast: Double
  /// Whether even its darker tones are light beside what is around it, as those of a second portrait are, or of one overexposed.
  let isPale: Bool
  private let middle: Point
  private let width: Double

  /// Pixels of the square on a side in which tones are looked at: fewer than a face has, so that writing across it counts little.
  private static let side = 32
  /// Its side in widths of the face.
  private static let reach = 1.6
  private static let paleTones = 0.4
  /// The first portrait has so many times the contrast of the second.
  private static let fading = 1.5

  init(_ mesh: FaceMesh, in frame: Pixels) {
    self.mesh = mesh
    middle = mesh.mean([.sideLeft, .sideRight])
    width = mesh[.sideLeft].distance(to: mesh[.sideRight])
    let view = SquareView(centre: middle, side: Self.reach * width, angle: mesh.eyeAngle, size: Self.side)
    let around = view.crop(from: frame)
    let onFace = mesh.points.map { around.luma(at: view.viewPoint($0.point)) }
    let dark = quantile(onFace, 0.1)
    contrast = quantile(onFace, 0.9) - dark
    isPale = dark > Self.paleTones * quantile(around.lumas(), 0.95)
  }

  /// Whether the other is likely this one once more, printed pale in another place. A weaker answer about the same face is never preferred.
  func isOriginal(of other: PrintedFace) -> Bool {
    middle.distance(to: other.middle) > max(width, other.width) && contrast > Self.fading * other.contrast
  }
}

extension Pixels {
  /// Luma of the pixel at a place, or of the nearest at the edge.
  fileprivate func luma(at place: Point) -> Double {
    colour(x: min(max(Int(place.x), 0), width - 1), y: min(max(Int(place.y), 0), height - 1)).luma
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
