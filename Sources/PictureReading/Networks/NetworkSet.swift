import COpenVINO
import Foundation

/// The networks of one worker, each compiled once.
///
/// Used by one thread only.
package final class NetworkSet {
  package let detector: FaceDetector
  package let mesher: FaceMesher
  package let personFinder: PersonFinder
  let headTrunk: Trunk
  let pictureTrunk: Trunk
  private let engine: InferenceEngine
  /// It needs as much memory as the other networks together.
  private var textDetector: TextDetector?
  /// Only documents are read.
  private var textReader: TextReader?
  /// Only where something seems to be before a face.
  private var handFinder: HandFinder?
  /// Only an application has two faces to compare.
  private var recogniser: FaceRecogniser?

  /// - Parameter folder: where `make deps` or `make install` put the networks' files.
  package init(folder: URL) throws(InferenceError) {
    engine = try InferenceEngine(networks: folder)
    // What is loaded only when it is needed is missed at the start, not in the middle of a night.
    for file in [
      TextDetector.file, TextDirection.file, TextRecogniser.file, TextRecogniser.characterFile, FaceRecogniser.file,
    ] + HandFinder.files {
      try engine.require(file)
    }
    detector = try FaceDetector(engine)
    mesher = try FaceMesher(engine)
    personFinder = try PersonFinder(engine)
    headTrunk = try Trunk(.head, engine)
    pictureTrunk = try Trunk(.picture, engine)
    malloc_trim(0)
  }

  /// A network that only some pictures need, loaded when first asked for.
  private func loaded<Kind>(
    _ place: ReferenceWritableKeyPath<NetworkSet, Kind?>, _ load: (InferenceEngine) throws(InferenceError) -> Kind
  ) throws(InferenceError) -> Kind {
    if let there = self[keyPath: place] { return there }
    let loaded = try load(engine)
    // Compiling leaves much freed memory behind, which the allocator would keep for ever.
    malloc_trim(0)
    self[keyPath: place] = loaded
    return loaded
  }

  /// Loads the networks that only some pictures need, and has those with several input sizes prepare themselves for each that is
  /// usual: together some seconds, which the first picture would wait for.
  package func prepare() throws(InferenceError) {
    // Documents as phones take photographs, upright and not, and as scanners cut out cards; photos are looked at in a square.
    let usual: [(look: TextDetector.Look, width: Int, height: Int)] = [
      (.reading, 800, 600), (.reading, 600, 800), (.reading, 800, 500), (.glance, 600, 800), (.glimpse, 600, 800),
    ]
    for (look, width, height) in usual { _ = try textLines(in: .blank(width: width, height: height), look: look) }
    try loaded(\.textReader, TextReader.init).prepare()
    _ = try loaded(\.recogniser, FaceRecogniser.init)
    _ = try loaded(\.handFinder, HandFinder.init)
  }

  /// A face as numbers that are near for pictures of the same person.
  package func features(of face: FaceCrop) throws(InferenceError) -> FaceFeatures {
    try loaded(\.recogniser, FaceRecogniser.init).features(of: face)
  }

  /// Every face of a frame, uncertain ones included, the main one first.
  package func faces(in frame: Pixels) throws(InferenceError) -> [DetectedFace] {
    try faces(in: SquareView.letterbox(of: frame, size: FaceDetector.size), of: frame)
  }

  /// The same of a part of it.
  /// - Parameter view: of `FaceDetector.size` pixels.
  package func faces(in view: SquareView, of frame: Pixels) throws(InferenceError) -> [DetectedFace] {
    let scale = view.side / Double(view.size)
    let found = try detector.faces(in: view.crop(from: frame)).map { face in
      face.moved(scale: scale) { view.framePoint($0) }
    }
    return found.sorted { $0.prominence(in: frame) > $1.prominence(in: frame) }
  }

  /// The mesh of a face. The second look, framed by the first, sits better on heads that lean or are partly hidden.
  package func mesh(of face: DetectedFace, in frame: Pixels) throws(InferenceError) -> FaceMesh {
    let first = FaceMesher.view(of: face)
    let rough = try mesher.mesh(in: first.crop(from: frame), seenBy: first)
    guard rough.presence > 0.5 else { return rough }
    let second = FaceMesher.view(of: rough)
    return try mesher.mesh(in: second.crop(from: frame), seenBy: second)
  }

  package func person(around face: DetectedFace, in frame: Pixels) throws(InferenceError) -> PersonView {
    let view = PersonFinder.view(of: face)
    return try personFinder.person(in: view.crop(from: frame), seenBy: view)
  }

  /// Hands near a face, each with how sure it is one.
  package func hands(near face: FaceMesh, in frame: Pixels) throws(InferenceError) -> [FoundHand] {
    try loaded(\.handFinder, HandFinder.init).hands(near: face, in: frame)
  }

  /// Lines of text anywhere in a frame, in frame pixels.
  package func textLines(in frame: Pixels, look: TextDetector.Look) throws(InferenceError) -> [TextLine] {
    let band = TextDetector.Band(of: frame, look: look)
    let view = SquareView.letterbox(of: frame, size: band.side)
    let scale = view.side / Double(view.size)
    return try loaded(\.textDetector, TextDetector.init).lines(in: view.crop(from: frame).band(band)).map { line in
      line.moved(scale: scale) { view.framePoint($0 + band.corner) }
    }
  }

  /// Lines of text in a part of a picture, looked at by itself and with its file's own pixels as far as they help; in frame pixels.
  /// - Returns: None where the part cannot be read.
  package func textLines(
    in part: Box, of picture: DecodedPicture, look: TextDetector.Look
  ) throws(InferenceError) -> [TextLine] {
    let wanted = Double(look.size) / max(part.width, part.height, 1)
    guard let region = try? picture.region(part, pixelsPerFramePixel: wanted) else { return [] }
    let scale = 1 / Double(region.magnification)
    return try textLines(in: region.pixels, look: look).map { line in
      line.moved(scale: scale) { $0 * scale + Point(x: region.box.x, y: region.box.y) }
    }
  }

  /// What lines of text say, found before in the frame of a picture; lines that say nothing are left out.
  /// - Parameter isEnough: whether nothing more need be read, asked after each line with those read so far.
  package func read(
    _ lines: [TextLine], in picture: DecodedPicture, until isEnough: ([RecognisedLine]) -> Bool = { _ in false }
  ) throws(InferenceError) -> ReadText {
    try loaded(\.textReader, TextReader.init).read(lines, in: picture, until: isEnough)
  }

  /// What stands in one box of the frame, which lies as its text is read; nil where nothing can be read there.
  package func read(_ box: TurnedBox, in picture: DecodedPicture) throws(InferenceError) -> RecognisedLine? {
    try loaded(\.textReader, TextReader.init).read(box, in: picture)
  }

  /// The text of a table that lies beside the networks, written at set-up.
  /// - Throws: `InferenceError.networkUnusable`.
  package func table(_ file: String) throws(InferenceError) -> String {
    do {
      return try String(contentsOf: engine.folder.appendingPathComponent(file), encoding: .utf8)
    } catch {
      throw .networkUnusable(file: file, why: "it cannot be read")
    }
  }

  /// Makes sure that a file needed later is there.
  /// - Throws: `InferenceError.networkUnusable`.
  package func require(_ file: String) throws(InferenceError) { try engine.require(file) }
}

extension TextLine {
  /// The line after a map that moved its points and `scale` its lengths.
  fileprivate func moved(scale: Double, _ map: (Point) -> Point) -> TextLine {
    let corner = map(Point(x: box.x, y: box.y))
    return TextLine(
      box: Box(x: corner.x, y: corner.y, width: box.width * scale, height: box.height * scale),
      outline: outline.moved(scale: scale, map), score: score)
  }
}

extension DetectedFace {
  /// Area, less up to a half for a place at the frame's edge.
  fileprivate func prominence(in frame: Pixels) -> Double {
    let middle = Point(x: Double(frame.width) / 2, y: Double(frame.height) / 2)
    let away = box.centre.distance(to: middle) / (middle.x * middle.x + middle.y * middle.y).squareRoot()
    return box.area * (1 - 0.5 * min(1, away)) * score
  }

  /// The quarter turn clockwise that would bring the face upright, by the line from the eyes to the mouth.
  ///
  /// The detector finds turned faces nearly as well as upright ones, and places their points right; its boxes fit
  /// less well.
  package var uprightTurn: QuarterTurn {
    let eyesMiddle = (eyes[0] + eyes[1]) * 0.5
    let down = (mouth[0] + mouth[1]) * 0.5 - eyesMiddle
    return QuarterTurn(against: atan2(-down.x, down.y) * 180 / .pi)
  }
}

extension QuarterTurn {
  /// The turn that undoes a lean clockwise, to the nearest quarter.
  /// - Parameter lean: degrees from -180 to 180.
  package init(against lean: Double) {
    self =
      switch lean {
      case -45...45: .none
      case 45..<135: .left
      case -135 ..< -45: .right
      default: .half
      }
  }
}
