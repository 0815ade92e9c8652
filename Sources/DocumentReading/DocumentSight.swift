import PictureReading
import ReviewDomain

/// What the measures of an identity document look at: the picture with the document's text, where it lies, what it says and how that
/// compares, each worked out once and only if asked for.
///
/// Used by one thread only, as the observation it looks into.
package final class DocumentSight {
  package let observation: Observation
  /// What was typed; nil where the picture belongs to no form.
  let claim: DocumentClaim?
  private let reader: DocumentReader

  /// - Parameter claim: what was typed and the document should say.
  package init(_ observation: Observation, claim: DocumentClaim?, reader: DocumentReader) {
    self.observation = observation
    self.claim = claim
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

  /// The lines of text that were found.
  private(set) lazy var found: Result<[TextLine], UnreadDocument> = source.flatMap { _ in
    observation.textLines.mapError(UnreadDocument.init)
  }

  /// The lines that could be read, in frame pixels.
  private(set) lazy var lines: Result<[RecognisedLine], UnreadDocument> = {
    do throws(UnreadDocument) {
      let (picture, lines) = (try source.get().picture, try found.get())
      return .success(try read { networks throws(InferenceError) in try networks.read(lines, in: picture) })
    } catch {
      return .failure(error)
    }
  }()

  /// Where the document lies; nil without text enough to say.
  private(set) lazy var flat: FlatDocument? = observation.picture.flatMap { picture in
    FlatDocument(lines: (try? lines.get()) ?? [], frame: picture.frame)
  }

  /// What it says.
  package private(set) lazy var reading: Result<ReadDocument, UnreadDocument> = {
    do throws(UnreadDocument) {
      let (picture, lines) = (try source.get().picture, try lines.get())
      let first = reading(of: lines)
      guard let gap = first.expiryGap, let flat else { return .success(first) }
      let box = TurnedBox(gap.mapped(flat.framePoint))
      let line = try read { networks throws(InferenceError) in try networks.read(box, in: picture) }
      return .success(line.map { reading(of: lines + [$0]) } ?? first)
    } catch {
      return .failure(error)
    }
  }()

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
package struct UnreadDocument: Error {
  let answer: Reading

  static let noPicture = UnreadDocument(answer: .notApplicable("no picture could be read"))

  private init(answer: Reading) {
    self.answer = answer
  }

  init(_ fault: InferenceError) {
    self.init(answer: .failed(fault.description))
  }
}

extension RecognisedLine {
  /// The line in the document's own coordinates.
  fileprivate func onDocument(_ place: (Point) -> Point) -> ReadLine {
    ReadLine(characters: characters, corners: Quadrilateral(box).mapped(place))
  }
}
