import PictureReading
import ReviewDomain

/// What the measures of an identity document look at: the picture with the document's text, where it lies, what it says and how that
/// compares, each worked out once and only if asked for.
///
/// Used by one thread only, as the observation it looks into.
package final class DocumentSight {
  package let observation: Observation
  /// What was typed; nil where the picture belongs to no form.
  package let claim: DocumentClaim?
  private let readsAll: Bool
  private let reader: DocumentReader

  /// - Parameters:
  ///   - claim: what was typed and the document should say.
  ///   - readsAll: whether to read on where the comparison is already decided.
  package init(_ observation: Observation, claim: DocumentClaim?, readsAll: Bool = false, reader: DocumentReader) {
    self.observation = observation
    self.claim = claim
    self.readsAll = readsAll
    self.reader = reader
  }

  /// The picture, and by which forms of characters names are compared.
  private(set) lazy var source: Result<(picture: DecodedPicture, variants: CharacterVariants), UnreadDocument> = {
    if let fault = observation.inferenceFault { return .failure(UnreadDocument(fault)) }
    guard let picture = observation.picture else { return .failure(.noPicture) }
    do throws(InferenceError) {
      return .success((picture, try reader.variants()))
    } catch {
      return .failure(UnreadDocument(error))
    }
  }()

  /// The lines of text that were found, in a closer look where they take up a small part of the picture.
  private(set) lazy var found: Result<[TextLine], UnreadDocument> = {
    do throws(UnreadDocument) {
      let picture = try source.get().picture
      let lines = try observation.textLines.mapError(UnreadDocument.init).get()
      guard let cluster = TextCluster(lines, in: picture.frame) else { return .success(lines) }
      let closer = try read { networks throws(InferenceError) in
        try networks.textLines(in: cluster.box, of: picture, look: .reading)
      }
      func length(_ lines: [TextLine]) -> Double { lines.map(\.outline.length).reduce(0, +) }
      return .success(length(closer) < length(lines) ? lines : closer)
    } catch {
      return .failure(error)
    }
  }()

  /// What was read of them, in frame pixels.
  private(set) lazy var text: Result<ReadText, UnreadDocument> = {
    do throws(UnreadDocument) {
      let (picture, lines) = (try source.get().picture, try found.get())
      return .success(
        try read { networks throws(InferenceError) in
          try networks.read(lines, in: picture) { [self] in isEnough($0, found: lines.count) }
        })
    } catch {
      return .failure(error)
    }
  }()

  /// The lines that could be read.
  var lines: Result<[RecognisedLine], UnreadDocument> { text.map(\.lines) }

  /// Where the document lies; nil without text enough to say.
  package private(set) lazy var flat: FlatDocument? = observation.picture.flatMap { picture in
    (try? text.get()).flatMap { FlatDocument(text: $0, frame: picture.frame) }
  }

  /// The face of the portrait printed on it, in frame pixels; nil where none is found.
  package private(set) lazy var portrait: Result<FaceMesh?, UnreadDocument> = {
    do throws(UnreadDocument) {
      let frame = try source.get().picture.frame
      _ = try text.get()
      guard let flat else { return .success(nil) }
      return .success(
        try read { networks throws(InferenceError) in
          try PrintedPortrait(faces: observation.faces, on: flat, frame: frame, networks: networks)?.mesh
        })
    } catch {
      return .failure(error)
    }
  }()

  /// Whether reading on would change nothing: all that was typed stands on the document, or it is certainly of a kind that is not
  /// accepted. What does not match is never concluded from a part.
  private func isEnough(_ lines: [RecognisedLine], found: Int) -> Bool {
    guard !readsAll, lines.count >= Self.fewestLines, isWorthUnderstanding(lines),
      let variants = try? source.get().variants
    else { return false }
    let content = ReadDocument(lines: lines.map { $0.onDocument { $0 } }, found: found).content
    guard content.kindProbability >= Self.certainKind else { return false }
    if ![.nationalID, .nhiCard, .residencePermit, .unknown].contains(content.kind) { return true }
    guard let claim, claim.isWhole else { return false }
    return claim.compared(with: content, variants: variants).allSatisfy { $0.outcome == .match }
  }

  /// Understanding what was read takes as long as reading a short line. Before the number typed is among it nothing can be concluded but that
  /// the document is of another kind, and that is asked at every fourth line.
  private func isWorthUnderstanding(_ lines: [RecognisedLine]) -> Bool {
    guard !lines.count.isMultiple(of: Self.fewestLines), let number = claim?.number?.text else { return true }
    return lines.contains { $0.text.filter { $0.isLetter || $0.isNumber }.contains(number) }
  }

  /// No document says all that must be compared in fewer.
  private static let fewestLines = 4
  /// A kind less sure than this may change with another line.
  private static let certainKind = 0.9

  /// What it says.
  package private(set) lazy var reading: Result<ReadDocument, UnreadDocument> = {
    do throws(UnreadDocument) {
      let picture = try source.get().picture
      let lines = try lines.get().map { line throws(UnreadDocument) in try completed(line, in: picture) }
      let first = reading(of: lines)
      guard let flat else { return .success(first) }
      var found: [RecognisedLine] = []
      for gap in [first.expiryGap, first.issueGap].compactMap(\.self) {
        let box = TurnedBox(gap.mapped(flat.framePoint))
        let line = try read { networks throws(InferenceError) in try networks.read(box, in: picture) }
        if let line { found.append(line) }
      }
      return .success(found.isEmpty ? first : reading(of: lines + found))
    } catch {
      return .failure(error)
    }
  }()

  /// A line that ends in the middle of a day was found too short, as where a pale portrait lies under its end; it is read again a little
  /// further.
  private func completed(_ line: RecognisedLine, in picture: DecodedPicture) throws(UnreadDocument) -> RecognisedLine {
    guard ReadDate.isCutShort(line.text) else { return line }
    let longer = line.box.lengthened(by: 1.3 * line.box.thickness)
    let again = try read { networks throws(InferenceError) in try networks.read(longer, in: picture) }
    guard let again, !ReadDate.isCutShort(again.text), again.text.starts(with: line.text.dropLast()) else {
      return line
    }
    return RecognisedLine(box: line.box, characters: again.characters)
  }

  private func reading(of lines: [RecognisedLine]) -> ReadDocument {
    ReadDocument(
      lines: lines.map { line in line.onDocument { flat?.place(of: $0) ?? $0 } },
      found: (try? found.get().count) ?? 0)
  }

  /// What was typed against what it says; empty where nothing was typed.
  package private(set) lazy var comparisons: Result<[FieldComparison], UnreadDocument> = source.flatMap { source in
    reading.map { reading in
      claim.map { $0.compared(with: reading.content, variants: source.variants) } ?? []
    }
  }

  private func read<Answer>(
    _ body: (NetworkSet) throws(InferenceError) -> Answer
  ) throws(UnreadDocument) -> Answer {
    do {
      return try body(reader.networks)
    } catch {
      throw UnreadDocument(error)
    }
  }
}

/// Why nothing can be said of a document, which every measure of it then answers.
package struct UnreadDocument: Error, CustomStringConvertible {
  let answer: Reading

  package var description: String { answer.words }

  static let noPicture = UnreadDocument(answer: .notApplicable("no picture could be read"))

  private init(answer: Reading) {
    self.answer = answer
  }

  init(_ fault: InferenceError) {
    self.init(answer: .failed(fault.description))
  }
}

extension DocumentClaim {
  /// Whether everything was typed that a document is compared with.
  fileprivate var isWhole: Bool { kind != nil && number != nil && name != nil && birthDate != nil }
}

extension RecognisedLine {
  /// The line in the document's own coordinates.
  fileprivate func onDocument(_ place: (Point) -> Point) -> ReadLine {
    ReadLine(characters: characters, corners: Quadrilateral(box).mapped(place))
  }
}
