import ReviewDomain

/// What is seen of an identity document: its text, where it lies, what it says and how that compares, each worked out once and only if
/// asked for.
///
/// Used by one thread only, as the observation it belongs to.
final class DocumentSight {
  let picture: DecodedPicture
  /// What was typed; nil where the picture belongs to no form.
  let claim: DocumentClaim?

  private let findLines: () -> Result<[TextLine], InferenceError>
  private let reader: DocumentReader

  init(
    picture: DecodedPicture, claim: DocumentClaim?, reader: DocumentReader,
    findLines: @escaping () -> Result<[TextLine], InferenceError>
  ) {
    self.picture = picture
    self.claim = claim
    self.reader = reader
    self.findLines = findLines
  }

  private lazy var found = findLines()

  /// The lines that could be read, in frame pixels.
  private(set) lazy var lines: Result<[RecognisedLine], InferenceError> = {
    switch found {
    case .failure(let fault): return .failure(fault)
    case .success(let found):
      do throws(InferenceError) {
        return .success(try reader.read(found, picture))
      } catch {
        return .failure(error)
      }
    }
  }()

  /// Where the document lies; nil without text enough to say.
  private(set) lazy var flat: FlatDocument? = FlatDocument(lines: (try? lines.get()) ?? [], frame: picture.frame)

  /// What it says.
  private(set) lazy var reading: Result<DocumentReading, InferenceError> = {
    switch lines {
    case .failure(let fault): return .failure(fault)
    case .success(let lines):
      do throws(InferenceError) {
        let first = reading(of: lines)
        guard let gap = first.expiryGap, let flat,
          let line = try reader.readBox(TurnedBox(gap.mapped(flat.framePoint)), picture)
        else { return .success(first) }
        return .success(reading(of: lines + [line]))
      } catch {
        return .failure(error)
      }
    }
  }()

  private func reading(of lines: [RecognisedLine]) -> DocumentReading {
    DocumentReading(
      lines: lines.map { line in line.onDocument { flat?.place(of: $0) ?? $0 } },
      found: (try? found.get().count) ?? 0)
  }

  /// What was typed against what it says; empty where nothing was typed.
  private(set) lazy var comparisons: Result<[FieldComparison], InferenceError> = reading.map { reading in
    claim.map { $0.compared(with: reading.content, variants: reader.variants) } ?? []
  }
}

/// What reading a document takes beside the lines found in it.
package struct DocumentReader {
  /// Reads lines of text.
  package let read: ([TextLine], DecodedPicture) throws(InferenceError) -> [RecognisedLine]
  /// Reads what stands at one place; nil for nothing.
  package let readBox: (TurnedBox, DecodedPicture) throws(InferenceError) -> RecognisedLine?
  package let variants: CharacterVariants

  package init(
    variants: CharacterVariants,
    read: @escaping ([TextLine], DecodedPicture) throws(InferenceError) -> [RecognisedLine],
    readBox: @escaping (TurnedBox, DecodedPicture) throws(InferenceError) -> RecognisedLine?
  ) {
    self.variants = variants
    self.read = read
    self.readBox = readBox
  }
}

extension RecognisedLine {
  /// The line in the document's own coordinates.
  fileprivate func onDocument(_ place: (Point) -> Point) -> ReadLine {
    ReadLine(characters: characters, corners: Quadrilateral(box).mapped(place))
  }
}
